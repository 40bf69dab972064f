import { once } from 'node:events'
import { totalmem } from 'node:os'
import pg from 'pg'
import { findBinaries } from '#db/embedded/binaries'
import { createCluster } from '#db/embedded/cluster'
import { findHome, type Home, openHome } from '#db/embedded/home'
import { findPostmaster, signal, stopPostmaster } from '#db/embedded/postmaster'
import { EmbeddedProblem } from '#db/embedded/problem'
import { launchServer, type Settings, urlOf } from '#db/embedded/server'

/** A Postgres of our own: its address, how to end it, and when its process has ended, wanted or not. */
export type Embedded = { url: string; stop(): Promise<void>; ended: Promise<void> }

const megabyte = 1024 * 1024

/**
 * Memory in which Postgres keeps pages: an eighth of the machine's or the container's, since Node and the system's own
 * cache want the rest, and at most 2 GB. Much that is looked up lies at random places, by hashes and ids, so pages that
 * fit in are neither read nor written again and again.
 */
function buffers(): string {
  const allowed = process.constrainedMemory?.() || Number.POSITIVE_INFINITY
  const eighth = Math.min(totalmem(), allowed) / 8 / megabyte
  return `${Math.round(Math.min(Math.max(eighth, 128), 2048))}MB`
}

/** For a machine of 2 cores that Postgres shares with Node. */
const usualSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: buffers(),
  max_connections: '200',
  synchronous_commit: 'on',
  // Without lz4, which these binaries lack, it takes a twelfth of Postgres' time to save an eighth of the log.
  wal_compression: 'off',
  max_wal_size: '4GB',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Any number; whoever holds this advisory lock is the process that started the server. */
const ownerLock = 7_236_104

/**
 * Starts the embedded Postgres on the files in `dataDir`, making them the first time. What a killed process left
 * behind is tidied up first: a server still running is ended, a stale lock file removed.
 *
 * @throws EmbeddedProblem, in one line, where the folder cannot be used or another process runs a server on it.
 */
export async function startEmbedded({
  dataDir,
  settings = {},
  say = () => {},
}: {
  dataDir: string
  settings?: Settings
  say?: (line: string) => void
}): Promise<Embedded> {
  const home = await openHome(dataDir, say)
  const binaries = await findBinaries(home.account)
  await endLeftover(home)
  await createCluster(home, binaries, settings.fsync !== 'off')
  const { server, port } = await launchServer(home, binaries, { ...usualSettings, ...settings })

  const pid = server.pid ?? 0
  const stopAtExit = () => signal(pid, 'SIGINT')
  process.once('exit', stopAtExit)
  const ended = once(server, 'exit').then(() => void process.off('exit', stopAtExit))
  const owner = await own(home, port)
  const stop = async () => {
    await owner.end().catch(() => {}) // The server may have gone before.
    await stopPostmaster(home.cluster, pid)
    await ended
  }
  return { url: await urlOf(home, port), stop, ended }
}

/** The address of the server another process runs on `dataDir`, for commands typed beside it. */
export async function findRunningEmbedded(dataDir: string): Promise<string | undefined> {
  const home = await findHome(dataDir)
  const running = home && findPostmaster(home.cluster)
  return home && running && urlOf(home, running.port)
}

/** Ends the server a killed process left running on these files, and throws where its owner is alive. */
export async function endLeftover(home: Home): Promise<void> {
  const running = findPostmaster(home.cluster)
  if (!running) return
  const client = await connect(await urlOf(home, running.port, 'postgres')).catch(() => undefined)
  const isOrphan = !client || (await takeOwnerLock(client))
  await client?.end()
  if (!isOrphan)
    throw new EmbeddedProblem(`Assay is already running on ${home.dataDir}: stop it, or set another DATA_DIR`)
  await stopPostmaster(home.cluster, running.pid)
}

async function own(home: Home, port: number): Promise<pg.Client> {
  const client = await connect(await urlOf(home, port, 'postgres'))
  if (!(await takeOwnerLock(client)))
    throw new EmbeddedProblem(`Assay is already running on ${home.dataDir}: stop it, or set another DATA_DIR`)
  const { rowCount } = await client.query(`select from pg_database where datname = 'assay'`)
  if (rowCount === 0) await client.query('create database assay')
  return client
}

async function takeOwnerLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [ownerLock])
  return rows[0].taken
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, keepAlive: true })
  client.on('error', () => {}) // Its loss shows in the server's end.
  await client.connect()
  return client
}
