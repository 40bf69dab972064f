import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { appealFileAnswer } from '#app/pages/appeal-files.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findStatementToAppeal } from '#db/appeals/pages'

/** A file of an appeal, for the shop that made it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const id = z.uuid().safeParse(params.statementId)
  const statement = id.success ? await findStatementToAppeal(context.db, id.data) : undefined
  if (statement?.addresseeSellerId !== sellerId) throw new Response(null, { status: 404 })
  return appealFileAnswer(context, { statementId: statement.id, fileId: params.fileId })
}
