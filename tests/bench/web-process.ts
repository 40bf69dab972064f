import { Agent, request } from 'node:http'
import { builtWeb } from '#app/start/processes.ts'
import { findFreePort, startChild, untilListening } from '#tests/bench/child'
import buildProject from '#tests/setup/build-project'

/** An API key with every scope. */
export const apiKey = 'bench-key-with-every-scope'

export type Web = { url: string } & AsyncDisposable

/** The web process as `npm start` runs it, on a database of ours. */
export async function startWeb(databaseUrl: string): Promise<Web> {
  await buildProject()
  const port = await findFreePort()
  const child = startChild(builtWeb, {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    MODE: 'test',
    BOOTSTRAP_API_KEY: apiKey,
  })
  await untilListening(child)
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() }
}

export type Answer = { status: number; body: string }
/** A body that is text is sent as it is: what the sender's own machine would have written before. */
export type Send = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>

/** Sends requests over at most `connections` connections that stay open, as the bearer of `token`. */
export function openClient(web: string, token: string, connections: number): Send & Disposable {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send: Send = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      const headers = {
        authorization: `Bearer ${token}`,
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      }
      const sent = request(web + path, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() })
        })
      })
      sent.on('error', reject)
      sent.end(text)
    })
  return Object.assign(send, { [Symbol.dispose]: () => agent.destroy() })
}

/** Throws where an answer is not the one a benchmark measures. */
export function expectStatus({ status, body }: Answer, ...wanted: number[]): void {
  if (!wanted.includes(status)) throw new Error(`Answered ${status}: ${body.slice(0, 300)}`)
}
