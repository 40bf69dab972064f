import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { fileAnswer } from '#app/pages/handed-in.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findLetterFile } from '#db/letters/files'

/** A file of one of the shop's own letters; anybody else's is not there. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const id = z.uuid().safeParse(params.fileId)
  const file = id.success ? await findLetterFile(context.db, id.data) : undefined
  if (file?.sellerId !== sellerId) throw new Response(null, { status: 404 })
  return fileAnswer(context.files, file)
}
