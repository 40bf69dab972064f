import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'

/** What the server finds out about a request before any handler sees it; Express keeps it as `response.locals`. */
export type RequestFacts = {
  cspNonce: string
  requestId: string
  /** Whether the browser speaks https with us or with the proxy in front. */
  isSecure: boolean
  address: string
}

/** Notes the facts about a request; the first thing done with it. */
export function describeRequest(request: Request, response: Response): void {
  const requestId = randomBytes(8).toString('hex')
  const facts: RequestFacts = {
    cspNonce: randomBytes(16).toString('base64'),
    requestId,
    isSecure: request.secure,
    address: request.ip ?? 'unknown',
  }
  Object.assign(response.locals, facts)
  response.setHeader('X-Request-Id', requestId)
}

/** The facts noted by `describeRequest`. */
export function factsOf(response: Response): RequestFacts {
  return response.locals as RequestFacts // Express types them as any; only `describeRequest` fills them.
}
