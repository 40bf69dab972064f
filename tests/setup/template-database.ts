import { readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { setClockRights } from '#db/clock-rights'
import { startEmbedded } from '#db/embedded'
import { findPostmaster, stopPostmaster } from '#db/embedded/postmaster'
import { migrate } from '#db/migrate'
import { prepareQueue } from '#workers/queue'

declare module 'vitest' {
  interface ProvidedContext {
    database: { server: string; template: string }
  }
}

const template = `assay_template_${process.pid}`
const folderName = 'assay-test-'
const memory = '/dev/shm'
const roomyBytes = 4_000_000_000

/**
 * Migrates one template database, which every test clones (see `test-database.ts`), on a server of its own or on
 * the one in TEST_DATABASE_URL. The projects of one run share it.
 */
export default async function setup(project: TestProject) {
  const shared = process.env.ASSAY_TEST_SERVER
  if (shared) return project.provide('database', { server: shared, template })

  const { url: server, stop } = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startServer()
  await asAdmin(server, `drop database if exists ${template}`)
  await asAdmin(server, `create database ${template}`)
  const { href } = Object.assign(new URL(server), { pathname: template })
  await migrate(href)
  await setClockRights(href, { isMovable: true })
  await prepareQueue(href)
  await allowBackdating(href)
  await drawNoAudits(href)
  process.env.ASSAY_TEST_SERVER = server
  project.provide('database', { server, template })

  return async () => {
    await asAdmin(server, `drop database ${template} with (force)`)
    await stop()
  }
}

/** Tests tell of what happened earlier; only an installation whose clock can be moved may be told such things. */
async function allowBackdating(url: string) {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('insert into clock_shift (ahead_ms) values (0)').finally(() => owner.end())
}

/** What is drawn by chance would surprise every test but those of the audit. */
async function drawNoAudits(url: string) {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('update audit_setting set rate = 0').finally(() => owner.end())
}

async function startServer() {
  await sweepKilledRuns()
  const dataDir = join(await chooseFolder(), `${folderName}${process.pid}`)
  const { url, stop } = await startEmbedded({
    dataDir,
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_wal_size: '1GB',
      // The kernel copies the template's 1 000 files for less than half of what Postgres needs.
      ...(process.platform === 'linux' && { file_copy_method: 'clone' }),
    },
  })
  const stopAndRemove = async () => {
    await stop()
    await rm(dataDir, { recursive: true })
  }
  return { url, stop: stopAndRemove }
}

/** Memory, where there is plenty of it: every database is 1 000 files made and removed again. */
async function chooseFolder(): Promise<string> {
  const freeBytes = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return freeBytes > roomyBytes ? memory : tmpdir()
}

/** Ends the servers of runs that were killed, which nobody else would, and removes their files. */
async function sweepKilledRuns() {
  for (const folder of [tmpdir(), memory]) {
    const entries = await readdir(folder).catch(() => [])
    for (const name of entries.filter((entry) => entry.startsWith(folderName))) {
      if (isRunning(Number(name.slice(folderName.length)))) continue
      const cluster = join(folder, name, 'postgres')
      const left = findPostmaster(cluster)
      if (left) await stopPostmaster(cluster, left.pid)
      await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function asAdmin(server: string, statement: string) {
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
