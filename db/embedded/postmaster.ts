import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server process that is running, and the port it listens on. */
export type Postmaster = { pid: number; port: number }

/**
 * The server that runs on these files. A lock file whose process has died is removed, also where its number now
 * belongs to another process, which is usual in containers and which Postgres itself takes for a running server.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lockFile = join(cluster, 'postmaster.pid')
  if (!existsSync(lockFile)) return undefined
  const [pid, , , port] = readFileSync(lockFile, 'utf8').split('\n').map(Number)
  if (pid && isServerOf(cluster, pid)) return { pid, port: port ?? 0 }
  rmSync(lockFile, { force: true })
  return undefined
}

/** Ends a server: open transactions are rolled back; one that does not end in 8 s is cut off and recovers later. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await hasEnded(cluster, pid, 8_000)) return
  signal(pid, 'SIGQUIT')
  await hasEnded(cluster, pid, 2_000)
}

async function hasEnded(cluster: string, pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 25) {
    if (!isServerOf(cluster, pid)) return true
    await sleep(25)
  }
  return false
}

/** Sends a signal to a process, which may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended, which is what the signal was for.
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  return commandLine(pid).includes(cluster)
}

function commandLine(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
