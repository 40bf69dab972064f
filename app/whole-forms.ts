import { Readable } from 'node:stream'
import express, { type Request, type RequestHandler } from 'express'
import { Problem } from '#app/api/problem.ts'
import { bodyLimit, refuse } from '#app/guard.ts'

/**
 * Reads a form whole before the pages see it, so that no action meets one that is too long, cut off, broken or
 * holds a NUL, which Postgres cannot keep; Remix would answer 500 to each.
 */
export function withWholeForms(pages: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'POST') return pages(request, response, next)
    const read = express.raw({ type: () => true, limit: bodyLimit(request), inflate: false })
    read(request, response, (error?: unknown) => {
      const body: unknown = request.body
      const form = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      const type = request.headers['content-type'] ?? ''
      const answer = (problem: Problem | undefined) =>
        problem ? refuse(request, response, problem) : pages(replay(request, form), response, next)
      if (error) return answer(problemOf(error))
      findProblem(form, type).then(answer).catch(next)
    })
  }
}

function problemOf(error: unknown): Problem {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 413) return new Problem('too_large')
  return status === 415 ? new Problem('unsupported_media_type') : new Problem('unreadable_body')
}

async function findProblem(form: Buffer, type: string): Promise<Problem | undefined> {
  const nul = type.startsWith('multipart/') ? '\0' : '%00'
  if (form.includes(nul) || form.includes(0)) return new Problem('unreadable_body')
  if (form.length === 0 || !/^multipart\//i.test(type)) return undefined
  const parsed = await new Response(new Uint8Array(form), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined)
  return parsed ? undefined : new Problem('unreadable_body')
}

/** The same request with a body that can be read again: the parts that Remix's adapter and our context look at. */
function replay(request: Request, body: Buffer): Request {
  const { method, headers, originalUrl, url, protocol, hostname, socket } = request
  const stream = Readable.from(body.length > 0 ? [body] : [])
  const parts = { method, headers, originalUrl, url, protocol, hostname, socket }
  return Object.assign(stream, parts, { get: request.get.bind(request) }) as unknown as Request // as the doc says, only those parts are used
}
