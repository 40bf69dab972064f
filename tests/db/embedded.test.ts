import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { findRunningEmbedded, startEmbedded } from '#db/embedded'
import { findPostmaster } from '#db/embedded/postmaster'
import { EmbeddedProblem } from '#db/embedded/problem'

const settings = { fsync: 'off', shared_buffers: '16MB', max_connections: '20' }

async function createDataDir() {
  const dataDir = await mkdtemp(join(tmpdir(), 'assay-embedded-'))
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  }
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
    .query(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** Starts a server on `dataDir` in another process and kills that process, so that the server has no owner. */
async function leaveAnOrphan(dataDir: string): Promise<string> {
  const script = `
    import { startEmbedded } from '#db/embedded'
    const { url } = await startEmbedded(${JSON.stringify({ dataDir, settings })})
    console.log(url)`
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  const [url] = await once(parent.stdout, 'data')
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  return String(url).trim()
}

test('what was written is there after a stop and a start, on the same port', async () => {
  await using folder = await createDataDir()
  const first = await startEmbedded({ ...folder, settings })
  await query(first.url, `create table kept as select 'ґава' as word`)
  await first.stop()
  expect(existsSync(join(folder.cluster, 'postmaster.pid'))).toBe(false)
  await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED')

  const second = await startEmbedded({ ...folder, settings })
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'select upper(word) as word from kept')).toEqual([{ word: 'ҐАВА' }])
  await second.stop()
})

test('nobody gets in without the password, which only the owner can read', async () => {
  await using folder = await createDataDir()
  const { url, stop } = await startEmbedded({ ...folder, settings })
  const guess = Object.assign(new URL(url), { password: 'guess' }).href
  await expect(query(guess, 'select 1')).rejects.toThrow('password authentication failed')
  expect((await stat(join(folder.dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600)
  await stop()
})

test('a second start on the same folder is refused in one line and leaves the first alone', async () => {
  await using folder = await createDataDir()
  const first = await startEmbedded({ ...folder, settings })
  expect(await findRunningEmbedded(folder.dataDir)).toBe(first.url)

  const second = startEmbedded({ ...folder, settings })
  await expect(second).rejects.toThrow(EmbeddedProblem)
  await expect(second).rejects.toThrow(/^Assay is already running on \S+: stop it, or set another DATA_DIR$/)
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.stop()
  expect(await findRunningEmbedded(folder.dataDir)).toBeUndefined()
})

test('a server whose owner was killed is ended and its files are used', async () => {
  await using folder = await createDataDir()
  const url = await leaveAnOrphan(folder.dataDir)
  await query(url, 'create table written_before_the_kill ()')
  const orphan = findPostmaster(folder.cluster)

  const next = await startEmbedded({ ...folder, settings })
  expect(findPostmaster(folder.cluster)?.pid).not.toBe(orphan?.pid)
  expect(await query(next.url, 'select * from written_before_the_kill')).toEqual([])
  await next.stop()
})

test('a server that was killed itself is recovered', async () => {
  await using folder = await createDataDir()
  const first = await startEmbedded({ ...folder, settings })
  await query(first.url, 'create table written_before_the_kill ()')
  process.kill(findPostmaster(folder.cluster)?.pid ?? 0, 'SIGKILL')
  await first.ended

  const next = await startEmbedded({ ...folder, settings })
  expect(await query(next.url, 'select * from written_before_the_kill')).toEqual([])
  await next.stop()
})

test('a stale lock file is no obstacle, even if its number now belongs to another process', async () => {
  await using folder = await createDataDir()
  await startEmbedded({ ...folder, settings }).then(({ stop }) => stop())
  const lock = join(folder.cluster, 'postmaster.pid')
  await writeFile(lock, `${process.pid}\n${folder.cluster}\n1790000000\n5432\n\n127.0.0.1\n`)

  const next = await startEmbedded({ ...folder, settings })
  expect(Number((await readFile(lock, 'utf8')).split('\n')[0])).not.toBe(process.pid)
  await next.stop()
})

test('a folder that cannot be used is named in one line', async () => {
  await using folder = await createDataDir()
  const file = join(folder.dataDir, 'a-file')
  await writeFile(file, '')
  const start = startEmbedded({ dataDir: join(file, 'data'), settings })
  await expect(start).rejects.toThrow(EmbeddedProblem)
  await expect(start).rejects.toThrow(/^The embedded database cannot use \S+a-file\/data \(DATA_DIR\): .+$/)
})
