import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect as openSocket } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import express from 'express'
import { createApi } from '#app/api/router.ts'
import { readEnvironment } from '#app/environment.ts'
import { createWeb } from '#app/web/express.ts'
import { createFileDoor } from '#app/web/file-doors.ts'
import { closeServices, openServices } from '#app/web/open-services.ts'
import { withWholeForms } from '#app/web/whole-forms.ts'
import { createTestDatabase } from '#tests/setup/test-database'

/** The web process on a port of its own; its pages only say which form they were sent. */
export async function serveWeb(variables: Record<string, string> = {}) {
  const test = await createTestDatabase()
  const environment = readEnvironment({ MODE: 'test', LOG_LEVEL: 'silent', ...variables })
  const services = await openServices(environment, test.url)
  const pages = withWholeForms((request, response, next) => {
    readText(request).then((form) => void response.type('text').send(form), next)
  }, createFileDoor(services))
  const web = createWeb(services, { api: createApi(services), pages: express.Router().use(pages) })
  const server = createServer(web).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listens nowhere')
  const { port } = address

  /** Sends bytes as they are and gives back all that comes until the server ends the connection. */
  async function send(bytes: string | Buffer, patienceMs = 5_000): Promise<{ status: number; text: string }> {
    const socket = openSocket(port, '127.0.0.1')
    const received: Buffer[] = []
    socket.on('data', (chunk: Buffer) => received.push(chunk))
    // The server may end the connection before it has read everything.
    socket.on('error', () => {})
    // Where it waits for more, that is its answer.
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.write(bytes)
    await once(socket, 'close')
    const text = Buffer.concat(received).toString()
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text }
  }

  return {
    ...test,
    services,
    origin: `http://127.0.0.1:${port}`,
    port,
    send,
    /** Sends a request of these lines, with `Connection: close`. */
    ask(start: string, headers: Record<string, string> = {}, body = '') {
      const all = { Host: `127.0.0.1:${port}`, Connection: 'close', ...headers }
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
      return send(`${start} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
    },
    /** Posts a form as a browser on our own page does, but for the headers given. */
    post(path: string, body: string, headers: Record<string, string> = {}) {
      const type = 'application/x-www-form-urlencoded'
      const length = String(Buffer.byteLength(body))
      return this.ask(`POST ${path}`, { 'Content-Type': type, 'Content-Length': length, ...headers }, body)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await closeServices(services)
      await test[Symbol.asyncDispose]()
    },
  }
}
