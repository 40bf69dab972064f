import type http from 'node:http'
import type { MissingReason } from '#domain/detection/external'
import { nameFault, type Route } from '#workers/agents'

/** What came of asking: the answer's body, or why there is none. */
export type Answered = { body: string } | { missing: MissingReason }

const readableBytes = 1_000_000

type Question = { url: string; headers: Record<string, string>; body: string; timeoutMs: number }

/** Posts a question and reads the whole answer, within the time given for both. Redirects are not followed. */
export async function postQuestion(route: Route, question: Question): Promise<Answered> {
  try {
    return await post(route, question)
  } catch (error) {
    return { missing: nameFault(error) }
  }
}

function post({ request, agent }: Route, { url, headers, body, timeoutMs }: Question): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const length = String(Buffer.byteLength(body))
    const options = { method: 'POST', agent, signal, headers: { ...headers, 'content-length': length } }
    const outgoing = request(url, options, (answer) => {
      const { statusCode = 0 } = answer
      if (statusCode >= 200 && statusCode < 300) return read(answer).then(resolve, reject)
      answer.on('error', () => {}).destroy()
      resolve({ missing: 'refused' })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

async function read(answer: http.IncomingMessage): Promise<Answered> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer) {
    bytes += part.length
    if (bytes > readableBytes) return { missing: 'unreadable' }
    parts.push(part)
  }
  return { body: Buffer.concat(parts).toString('utf8') }
}
