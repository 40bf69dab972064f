import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { fileAnswer } from '#app/pages/handed-in.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findLetterFile } from '#db/letters/files'

/** A file of a letter, for those who judge it and for seniors, to whom it is escalated. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_letter_files')
  const id = z.uuid().safeParse(params.fileId)
  const file = id.success ? await findLetterFile(context.db, id.data) : undefined
  if (!file || file.letterId !== params.letterId) throw new Response(null, { status: 404 })
  return fileAnswer(context.files, file)
}
