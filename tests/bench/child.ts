import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { nodeFlags } from '#app/start/processes.ts'

const root = join(import.meta.dirname, '..', '..')

/**
 * A process of the project, run as `npm start` runs it, and ended at the end of the `await using` scope. A relative
 * `script` starts at the project's folder.
 */
export function startChild(script: string, env: Record<string, string>): ChildProcess & AsyncDisposable {
  const child = fork(script, [], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: nodeFlags(script),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return Object.assign(child, {
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  })
}

/** Resolves when a child says that it listens; throws where it ends instead. */
export async function untilListening(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnargs.at(-1)} ended with status ${code}`)
  })
  await Promise.race([once(child, 'message'), ended])
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
