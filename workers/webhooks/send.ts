import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** What came of one attempt: the answer's status, or why there was none. */
export type SendOutcome =
  | { status: number; retryAfter: string | undefined }
  | { status: null; error: 'timed_out' | 'private_address' | 'unreachable' }

export type SendWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<SendOutcome>

const timeoutMs = 10_000
const readableBytes = 1_024

/**
 * Posts webhooks. Redirects are never followed, an answer takes at most 10 s, and its body is not read beyond
 * 1 kB. Where `allowPrivate` is false, addresses of private networks are refused after the name is resolved,
 * at the moment of connecting, so that a name cannot point elsewhere in between.
 */
export function createSender({ allowPrivate }: { allowPrivate: boolean }): SendWebhook {
  const options = { keepAlive: true, maxSockets: 16 }
  const agents = allowPrivate
    ? { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
    : { 'http:': new RequestFilteringHttpAgent(options), 'https:': new RequestFilteringHttpsAgent(options) }

  return async (url, headers, body) => {
    const secure = new URL(url).protocol === 'https:'
    const request = secure ? https.request : http.request
    const agent = agents[secure ? 'https:' : 'http:']
    const length = String(Buffer.byteLength(body))
    try {
      return await post(request, url, { agent, headers: { ...headers, 'content-length': length } }, body)
    } catch (error) {
      return { status: null, error: nameError(error) }
    }
  }
}

function post(
  request: typeof http.request,
  url: string,
  { agent, headers }: { agent: http.Agent; headers: Record<string, string> },
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

function nameError(error: unknown): 'timed_out' | 'private_address' | 'unreachable' {
  if (!(error instanceof Error)) return 'unreachable'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timed_out'
  return error.message.includes('is not allowed') ? 'private_address' : 'unreachable'
}
