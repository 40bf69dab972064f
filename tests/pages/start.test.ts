import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findFreePort } from '#tests/bench/child'

/** What `npm start` does, in a group of processes of its own as a terminal makes one. */
type Started = { child: ChildProcess; group: number; said: () => string; ended: Promise<number | null> }

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'assay-start-'))
})
const groups: number[] = []
afterAll(async () => {
  for (const group of groups) if (isAlive(-group)) process.kill(-group, 'SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

function start(port: number, env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/start.ts'], {
    detached: true,
    env: { ...process.env, VITEST: undefined, DATABASE_URL: '', REDIS_URL: '', ...own(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const group = child.pid ?? 0
  groups.push(group)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return { child, group, said: () => output, ended: once(child, 'exit').then(([status]) => status) }
}

const own = (port: number) => ({ DATA_DIR: dataDir, MODE: 'test', PORT: String(port), HOST: '127.0.0.1' })

async function untilReady({ said, child }: Started): Promise<void> {
  await vi.waitFor(
    () => {
      if (child.exitCode !== null) throw new Error(`It ended: ${said()}`)
      expect(said()).toMatch(/^ready$/m)
    },
    { timeout: 60_000, interval: 100 },
  )
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const lock = () => join(dataDir, 'postgres', 'postmaster.pid')
const postmaster = async () => Number((await readFile(lock(), 'utf8')).split('\n')[0])

async function expectNothingLeft({ group }: Started, database: number) {
  await vi.waitFor(() => expect([isAlive(-group), isAlive(database)]).toEqual([false, false]), 5_000)
  expect(existsSync(lock())).toBe(false)
}

test('it serves its first page; Ctrl-C leaves no process and no lock; after a kill of everything it starts again', async () => {
  const port = await findFreePort()
  const first = start(port)
  await untilReady(first)
  expect(first.said()).toContain(`Assay runs at http://127.0.0.1:${port}`)
  const page = await fetch(`http://127.0.0.1:${port}/login`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('</html>')])

  const database = await postmaster()
  process.kill(-first.group, 'SIGINT')
  expect(await first.ended).toBe(0)
  await expectNothingLeft(first, database)

  const second = start(port)
  await untilReady(second)
  const killed = await postmaster()
  process.kill(-second.group, 'SIGKILL')
  if (isAlive(killed)) process.kill(killed, 'SIGKILL')
  await second.ended
  expect(existsSync(lock())).toBe(true)

  const third = start(port)
  await untilReady(third)
  expect((await fetch(`http://127.0.0.1:${port}/login`)).status).toBe(200)
  const last = await postmaster()
  process.kill(third.child.pid ?? 0, 'SIGTERM')
  expect(await third.ended).toBe(0)
  await expectNothingLeft(third, last)
}, 120_000)

test('a port in use and a database that is down stop it with one line', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const taken = (server.address() as { port: number }).port // A server that listens on TCP has one.
  const inUse = start(taken)
  expect(await inUse.ended).toBe(1)
  expect(inUse.said()).toBe(`Port ${taken} of 127.0.0.1 is in use: free it, or set PORT\n`)
  server.close()

  const nowhere = await findFreePort()
  const down = start(await findFreePort(), { DATABASE_URL: `postgres://assay:x@127.0.0.1:${nowhere}/assay` })
  expect(await down.ended).toBe(1)
  expect(down.said().trimEnd().split('\n')).toEqual([expect.stringContaining(`127.0.0.1:${nowhere}`)])
}, 60_000)
