import type { LoaderFunctionArgs } from '@remix-run/node'
import { appealFileAnswer } from '#app/pages/appeal-files.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** A file of an appeal, for those of our people who may judge it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const reader = requirePerson(context, request, 'read_appeals')
  return appealFileAnswer(context, { appealId: params.appealId ?? '', reader, fileId: params.fileId })
}
