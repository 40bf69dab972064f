import type http from 'node:http'
import { nameFault, openRoutes, type RequestFault, type Route } from '#workers/agents'

/** What came of one attempt: the answer's status, or why there was none. */
export type SendOutcome =
  | { status: number; retryAfter: string | undefined }
  | { status: null; error: RequestFault }

export type SendWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<SendOutcome>

const timeoutMs = 10_000
const readableBytes = 1_024

/**
 * Posts webhooks. Redirects are never followed, an answer takes at most 10 s, and its body is not read beyond
 * 1 kB. Private networks are refused where `allowPrivate` is false (see `openRoutes`).
 */
export function createSender({ allowPrivate }: { allowPrivate: boolean }): SendWebhook {
  const routeTo = openRoutes({ allowPrivate })
  return async (url, headers, body) => {
    const length = String(Buffer.byteLength(body))
    try {
      return await post(routeTo(url), url, { ...headers, 'content-length': length }, body)
    } catch (error) {
      return { status: null, error: nameFault(error) }
    }
  }
}

function post(
  { request, agent }: Route,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<SendOutcome> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const outgoing = request(url, { method: 'POST', agent, headers, signal }, (answer) => {
      drain(answer)
      resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Reads a short answer to its end so that the connection can serve again; hangs up on a long or a slow one. */
function drain(answer: http.IncomingMessage): void {
  let read = 0
  answer.on('data', (chunk: Buffer) => {
    read += chunk.length
    if (read > readableBytes) answer.destroy()
  })
  // The outcome is known by now: how the rest of the answer ends changes nothing.
  answer.on('error', () => {})
}
