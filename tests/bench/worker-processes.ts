import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { builtWorkers } from '#app/start/processes.ts'
import type { BenchDatabase } from '#tests/bench/bench-database'
import { findFreePort, startChild } from '#tests/bench/child'
import buildProject from '#tests/setup/build-project'

/** As many worker processes as asked for; without `redisUrl` their queue is on Postgres. */
export async function startWorkerProcesses(
  { url, dataDir }: BenchDatabase,
  count: number,
  redisUrl?: string,
): Promise<AsyncDisposable> {
  await buildProject()
  const env = { DATABASE_URL: url, DATA_DIR: dataDir, MODE: 'test', ...(redisUrl && { REDIS_URL: redisUrl }) }
  const children = Array.from({ length: count }, () => startChild(builtWorkers, env))
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map((child) => child[Symbol.asyncDispose]()))
    },
  }
}

/** A Redis of our own that keeps an append-only file, as in production; throws where redis-server is not installed. */
export async function startRedis({ dataDir }: BenchDatabase): Promise<{ url: string } & AsyncDisposable> {
  const port = await findFreePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dataDir, '--appendonly', 'yes']
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  await once(server, 'spawn')
  while (!(await answers(port))) await sleep(50)
  return {
    url: `redis://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.kill()
      await once(server, 'exit')
    },
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const [answered] = await Promise.race([
    once(socket, 'connect').then(() => [true]),
    once(socket, 'error').then(() => [false]),
  ]).catch(() => [false])
  socket.destroy()
  return answered === true
}
