import { Readable } from 'node:stream'
import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '#app/api/problem.ts'
import type { FileDoor } from '#app/web/file-doors.ts'
import { bodyLimit, takesFiles } from '#app/web/guard.ts'
import { discardBody } from '#app/web/refuse.ts'
import { refuseForm } from '#app/web/refuse-form.ts'

/**
 * Reads a form whole before the pages see it, so that no action meets one that is too long, cut off, broken or
 * holds a NUL, which Postgres cannot keep; Remix would answer 500 to each. Files of strangers are not read: their
 * page meets an empty form, and sends them away as it does everybody it does not know.
 */
export function withWholeForms(pages: RequestHandler, isKnown: FileDoor): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'POST') return pages(request, response, next)
    const answer = (form: Buffer | Problem) =>
      form instanceof Problem
        ? refuseForm(request, response, form)
        : pages(replay(request, form), response, next)
    readForm(request, response, isKnown).then(answer).catch(next)
  }
}

async function readForm(request: Request, response: Response, isKnown: FileDoor): Promise<Buffer | Problem> {
  if (request.headers['content-encoding']) return new Problem('unsupported_media_type')
  if (takesFiles(request) && !(await isKnown(request, response))) {
    discardBody(request, response)
    return Buffer.alloc(0)
  }
  const form = await readWhole(request, bodyLimit(request))
  if (form instanceof Problem) return form
  const type = request.headers['content-type'] ?? ''
  const isMultipart = /^multipart\//i.test(type)
  const hasFiles = isMultipart && takesFiles(request)
  if ((form.includes(0) && !hasFiles) || (!isMultipart && form.includes('%00')))
    return new Problem('unreadable_body')
  if (form.length === 0 || !isMultipart) return form
  const parsed = await new Response(new Uint8Array(form), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  if (!parsed) return new Problem('unreadable_body')
  const texts = [...parsed].flatMap(([name, value]) => [name, typeof value === 'string' ? value : value.name])
  return texts.some((text) => text.includes('\0')) ? new Problem('unreadable_body') : form
}

/** All of the body, or what is wrong with it as soon as that is known: nobody waits for the rest of 60 MB. */
function readWhole(request: Request, limit: number): Promise<Buffer | Problem> {
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve) => {
    // Who asks may have been looked up meanwhile.
    if (request.destroyed) resolve(new Problem('unreadable_body'))
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length <= limit) return
      request.pause()
      resolve(new Problem('too_large'))
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    for (const event of ['error', 'aborted']) request.on(event, () => resolve(new Problem('unreadable_body')))
  })
}

/** The same request with a body that can be read again: the parts that Remix's adapter and our context look at. */
function replay(request: Request, body: Buffer): Request {
  const { method, headers, originalUrl, url, protocol, hostname, socket } = request
  const stream = Readable.from(body.length > 0 ? [body] : [])
  const parts = { method, headers, originalUrl, url, protocol, hostname, socket }
  return Object.assign(stream, parts, { get: request.get.bind(request) }) as unknown as Request // as the doc says, only those parts are used
}
