import type { Request, Response } from 'express'
import type { Problem } from '#app/api/problem.ts'

/** Up to this length, in bytes, the body of a refused request is read and thrown away. */
const drainedAtMost = 64 * 1024 * 1024

/** Answers with a problem and reads no more. */
export function refuse(request: Request, response: Response, problem: Problem): void {
  discardBody(request, response)
  response.status(problem.status).set(problem.headers).type('application/problem+json')
  response.send(JSON.stringify(problem))
}

/**
 * Lets a body of a stated, bearable length pass unread, since many senders look at the answer only after they have
 * sent everything; any other stays where it is and its connection ends with the answer.
 */
export function discardBody(request: Request, response: Response): void {
  const length = Number(request.headers['content-length'])
  if (length <= drainedAtMost) request.resume()
  else if (hasBody(request)) response.setHeader('Connection', 'close')
}

/** Whether a request brings anything along. */
export function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
