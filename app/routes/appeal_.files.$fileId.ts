import type { LoaderFunctionArgs } from '@remix-run/node'
import { appealFileAnswer } from '#app/pages/appeal-files.server.ts'
import { openAppealLink } from '#app/pages/appeal-link.server.ts'

/** A file of an appeal, for whoever has the signed link to the message it is from. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const opened = await openAppealLink(context, request)
  if (!opened) throw new Response(null, { status: 404 })
  return appealFileAnswer(context, { statementId: opened.statementId, fileId: params.fileId })
}
