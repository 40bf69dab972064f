import { isUtf8 } from 'node:buffer'
import express, { type Request, type Response } from 'express'
import { Problem } from '#app/api/problem.ts'

/** In bytes. Intake: 1000 reviews of 5000 characters, each character written as an escape of six bytes. */
const bodyLimits = { usual: 256 * 1024, intake: 32 * 1024 * 1024 } as const
export type BodySize = keyof typeof bodyLimits

const readers = {
  usual: express.raw({ type: () => true, limit: bodyLimits.usual }),
  intake: express.raw({ type: () => true, limit: bodyLimits.intake }),
}
const none = Buffer.alloc(0)

/** The body's bytes, unpacked where they came packed. Throws 413 as soon as there are too many. */
export function readBody(request: Request, response: Response, size: BodySize = 'usual'): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readers[size](request, response, (error?: unknown) => {
      if (error) reject(bodyProblem(error, bodyLimits[size]))
      else resolve(Buffer.isBuffer(request.body) ? request.body : none)
    })
  })
}

/** Throws 415 unless the body says that it is JSON in UTF-8. */
export function requireJsonType(contentType: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='))
  const isJson = /^application\/([\w.-]+\+)?json$/.test(type.trim())
  if (!isJson || (charset && !/^charset="?utf-?8"?$/.test(charset))) {
    throw new Problem('unsupported_media_type', { detail: 'Send content-type: application/json.' })
  }
}

/** Throws 400 where the bytes are not JSON in UTF-8. */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new Problem('unreadable_json', { detail: 'The body is empty.' })
  if (!isUtf8(bytes)) throw new Problem('unreadable_json', { detail: 'The body is not UTF-8.' })
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Problem('unreadable_json', { detail: error instanceof Error ? error.message : 'Not JSON.' })
  }
}

function bodyProblem(error: unknown, limit: number): Problem {
  const type = error instanceof Error && 'type' in error ? error.type : undefined
  if (type === 'entity.too.large')
    return new Problem('too_large', { detail: `At most ${limit} bytes are taken.` })
  if (type === 'encoding.unsupported')
    return new Problem('unsupported_media_type', { detail: 'Packed bodies are taken as gzip or deflate.' })
  return new Problem('unreadable_body')
}
