import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'

export type TestRedis = {
  url: string
  flush(): Promise<void>
  kill(): void
  start(): Promise<void>
} & AsyncDisposable

/** A Redis of its own that keeps nothing on disk; gone at the end of the `await using` scope. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server = await launch(port)
  return {
    url,
    async flush() {
      const client = new Redis(url)
      await client.flushall()
      client.disconnect()
    },
    kill: () => void server.kill('SIGKILL'),
    async start() {
      server = await launch(port)
    },
    async [Symbol.asyncDispose]() {
      if (server.exitCode !== null || server.signalCode !== null) return
      server.kill('SIGKILL')
      await once(server, 'exit')
    },
  }
}

async function launch(port: number) {
  const server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  })
  await once(server, 'spawn')
  const client = new Redis(port, { maxRetriesPerRequest: null, retryStrategy: () => 50 })
  client.on('error', () => {}) // It is tried until it answers.
  await client.ping()
  client.disconnect()
  return server
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
