import type { LoaderFunctionArgs } from '@remix-run/node'
import { findTextsFile } from '#app/messages/texts-file.ts'

/** The texts of a language, for browsers; under one name always the same. */
export function loader({ params }: LoaderFunctionArgs): Response {
  const found = findTextsFile(params.file)
  if (!found) throw new Response(null, { status: 404 })
  return new Response(found.script, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
