import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Home, readPassword } from '#db/embedded/home'
import { EmbeddedProblem, explainingFiles } from '#db/embedded/problem'

/** Options of the server by name, as in postgresql.conf. */
export type Settings = Record<string, string>

const startLimitMs = 120_000
const largestLogBytes = 10_000_000

/** Launches the server on the home's files and resolves once it answers. */
export async function launchServer(home: Home, binaries: string, settings: Settings) {
  for (let attempt = 1; ; attempt++) {
    const port = await explainingFiles(home.dataDir, () => choosePort(home))
    const logStart = openLog(home)
    const server = spawnServer(home, binaries, { ...settings, port: String(port) })
    if (await answers(server, await urlOf(home, port))) return { server, port }
    const reason = lastFault(home, logStart)
    // A server killed a moment ago may still be letting go of its memory, and a port may be taken meanwhile.
    if (attempt === 40 || !/still in use|already in use/.test(reason))
      throw new EmbeddedProblem(`The embedded database does not start: ${reason} (see ${home.logFile})`)
    await sleep(250)
  }
}

/** The address of a database of the home's server; `assay` unless another is named. */
export async function urlOf(home: Home, port: number, database = 'assay'): Promise<string> {
  return `postgres://postgres:${await readPassword(home)}@127.0.0.1:${port}/${database}`
}

function spawnServer(home: Home, binaries: string, settings: Settings): ChildProcess {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(home.logFile, 'a')
  const server = spawn(join(binaries, 'bin', 'postgres'), ['-D', home.cluster, ...flags], {
    ...home.account,
    cwd: '/',
    // A process group of its own: Ctrl-C must not reach it before those who use it.
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  return server
}

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  let ended = false
  server.once('error', () => {
    ended = true
  })
  const until = Date.now() + startLimitMs
  while (Date.now() < until) {
    if (await canConnect(url)) return true
    if (ended || server.exitCode !== null || server.signalCode !== null) return false
    await sleep(40)
  }
  server.kill('SIGQUIT')
  return false
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url.replace(/assay$/, 'postgres') })
  client.on('error', () => {})
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    )
}

/** The port of the last time where it is free, else any free one. */
async function choosePort({ portFile }: Home): Promise<number> {
  const remembered = existsSync(portFile) ? Number(await readFile(portFile, 'utf8')) : 0
  const port = (remembered && (await freePort(remembered))) || (await freePort(0))
  await writeFile(portFile, `${port}\n`)
  return port ?? 0
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

/** Puts a long log aside and returns how many bytes the present one has. */
function openLog({ logFile }: Home): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size < largestLogBytes) return size
  renameSync(logFile, `${logFile}.1`)
  return 0
}

function lastFault({ logFile }: Home, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n')
  const fault = lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1) ?? ''
  if (/No space left on device/.test(fault)) return 'the disk is full'
  return fault.replace(/^.*?(FATAL|PANIC):\s*/, '') || 'it gave no reason'
}
