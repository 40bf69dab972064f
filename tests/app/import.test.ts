import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { drawProgress } from '#app/cli/import/progress-bar.ts'
import { openSource } from '#app/cli/import/source.ts'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const review = (n: number) => ({
  id: `r${n}`,
  sellerId: 's1',
  rating: (n % 5) + 1,
  text: `Parcel number ${n} came in time.`,
  createdAt: '2026-03-01T10:00:00Z',
  author: { id: `a${n}` },
})
const ndjson = (rows: unknown[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`

async function openFolder() {
  const path = await mkdtemp(join(tmpdir(), 'assay-import-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>

vi.setConfig({ testTimeout: 120_000 })

const command = ['--import', 'tsx', 'app/cli/import.ts']
const environment = (url: string) => ({ ...process.env, DATABASE_URL: url, VITEST: undefined })

type Ended = { status: number; stdout: string; stderr: string }

/** Runs the command to its end in a process of its own. */
function runImport(url: string, kind: string, file: string, input?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...command, kind, file],
      { env: environment(url) },
      (_error, stdout, stderr) => resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    )
    child.stdin?.end(input ?? '')
  })
}

/** Starts an import of reviews and kills it once it stands in line for a lock. */
async function killWhileItWaits(test: TestDatabase, file: string): Promise<void> {
  const child = spawn(process.execPath, [...command, 'reviews', file], { env: environment(test.url) })
  await vi.waitFor(() => untilSomeoneWaitsForALock(test), { timeout: 60_000 })
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function readRejected(path: string) {
  const lines = (await readFile(`${path}.rejected.ndjson`, 'utf8')).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line))
}

test('broken lines are told with their number and reason, and the import goes on', async () => {
  await using db = await createTestDatabase()
  await using folder = await openFolder()
  const file = join(folder.path, 'reviews.ndjson')
  const lines = [
    `\uFEFF${JSON.stringify(review(1))}\r`,
    '',
    '{"id": "broken',
    JSON.stringify({ ...review(2), rating: 9 }),
    `{"id":"long","text":"${'x'.repeat(1_100_000)}"}`,
    JSON.stringify(review(3)),
  ]
  await writeFile(file, lines.join('\n'))

  const first = await runImport(db.url, 'reviews', file)
  expect(first).toMatchObject({ status: 1, stdout: 'accepted 2, duplicates 0, rejected 3\n' })
  const rejected = await readRejected(file)
  expect(rejected.map(({ line }) => line)).toEqual([3, 4, 5])
  expect(rejected[0].errors[0].message).toMatch(/not JSON/)
  expect(rejected[1]).toMatchObject({ errors: [{ path: 'rating' }], row: { id: 'r2', rating: 9 } })
  expect(rejected[2].errors[0].message).toMatch(/more than 1000000 bytes/)

  const again = await runImport(db.url, 'reviews', file)
  expect(again.stdout).toBe('accepted 0, duplicates 2, rejected 3\n')
  expect(await readRejected(file)).toHaveLength(3)
})

test('a packed CSV file with nested columns, line ends in cells and a stray quote', async () => {
  await using db = await createTestDatabase()
  await using folder = await openFolder()
  const file = join(folder.path, 'reviews.csv.gz')
  const lines = [
    'id;sellerId;rating;text;createdAt;author.id;attachments;ours',
    'r1;s1;5;"two\nlines; and ""quotes""";2026-03-01T10:00:00Z;a1;"[{""url"":""https://x/1"",""mediaType"":""image/png""}]";x',
    'r2;s1;5;"never closed;2026-03-01T10:00:00Z;a2;;',
    'r3;s1;4;;2026-03-01T10:00:00Z;a3;;',
    'r4;s1;4;fine',
  ]
  await writeFile(file, gzipSync(lines.join('\r\n')))

  const { status, stdout } = await runImport(db.url, 'reviews', file)

  expect([status, stdout]).toEqual([1, 'accepted 1, duplicates 0, rejected 3\n'])
  const kept = await db.db.selectFrom('review').select(['id', 'text', 'authorId', 'attachments']).execute()
  expect(kept).toEqual([
    {
      id: 'r1',
      text: 'two\nlines; and "quotes"',
      authorId: 'a1',
      attachments: [{ url: 'https://x/1', mediaType: 'image/png' }],
    },
  ])
  expect((await readRejected(file)).map(({ line, errors }) => [line, errors[0].message])).toEqual([
    [4, 'A quote is opened and never closed'],
    [5, expect.stringContaining('expected string')],
    [6, 'The line has 4 cells and the first line 8'],
  ])
})

test('standard input, and what cannot be imported, in one line', async () => {
  await using db = await createTestDatabase()
  const seller = { id: 's1', name: 'Shop', category: 'books', joinedAt: '2024-01-01T00:00:00Z' }
  expect(await runImport(db.url, 'sellers', '-', ndjson([seller]))).toMatchObject({
    status: 0,
    stdout: 'accepted 1, duplicates 0, rejected 0\n',
  })
  const returns = '"{""days"":14,""how"":""By post"",""contact"":""help@shop.example""}"'
  const csv = `id,name,category,joinedAt,returns\ns2,Shop,books,2024-01-01T00:00:00Z,${returns}\n`
  expect(await runImport(db.url, 'sellers', '-', csv)).toMatchObject({
    stdout: 'accepted 1, duplicates 0, rejected 0\n',
  })
  for (const [kind, file, said] of [
    ['products', '-', /^"products" cannot be imported: .*sellers, orders, reviews, complaints, replies.*\n$/],
    ['reviews', '/none.ndjson', /^\/none\.ndjson: there is no such file\n$/],
    ['reviews', '/', /^\/: it is no file\n$/],
  ] as const) {
    const ended = await runImport(db.url, kind, file)
    expect(ended.status).toBe(1)
    expect(ended.stderr).toMatch(said)
  }
})

test('an import killed in the middle of a batch goes on where it was, and nothing is doubled', async () => {
  await using db = await createTestDatabase()
  await using folder = await openFolder()
  const file = join(folder.path, 'reviews.ndjson')
  const rows = Array.from({ length: 1800 }, (_, n) => (n % 300 === 7 ? { id: `bad${n}` } : review(n)))
  await writeFile(file, ndjson(rows))

  // Somebody else is just inserting a row of the third batch, so that the import has to wait in it.
  const other = await db.db.startTransaction().execute()
  await other
    .insertInto('review')
    .values({
      id: 'r1200',
      sellerId: 's1',
      direction: 'buyer_to_seller',
      rating: 1,
      text: 'the same id at the same moment',
      authorId: 'a',
      attachments: '[]',
      createdAt: new Date(),
      receivedAt: new Date(),
      contentDigest: Buffer.alloc(32),
    })
    .execute()
  await killWhileItWaits(db, file)
  await other.rollback().execute()

  const runs = await db.db.selectFrom('importRun').select(['rowsRead', 'rejected', 'finishedAt']).execute()
  expect(runs).toEqual([{ rowsRead: 1000, rejected: 4, finishedAt: null }])

  const { stdout } = await runImport(db.url, 'reviews', file)
  expect(stdout).toBe('accepted 1794, duplicates 0, rejected 6\n')
  expect((await readRejected(file)).map(({ row }) => row.id)).toEqual(
    [7, 307, 607, 907, 1207, 1507].map((n) => `bad${n}`),
  )
  const received = await db.db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('type', '=', 'review_received')
    .executeTakeFirstOrThrow()
  expect(received.count).toBe(1794)
})

test('what a killed run wrote to its rejected rows after its last note is written once', async () => {
  await using db = await createTestDatabase()
  await using folder = await openFolder()
  const file = join(folder.path, 'reviews.ndjson')
  await writeFile(file, ndjson([{ id: 'bad' }, review(1)]))
  const other = await db.ownerDb.startTransaction().execute()
  await sql`lock table import_run in exclusive mode`.execute(other)
  await killWhileItWaits(db, file)
  // Its connection too, or the note would be written once the lock is gone.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db.ownerDb)
  await other.rollback().execute()

  const { stdout } = await runImport(db.url, 'reviews', file)
  expect(stdout).toBe('accepted 0, duplicates 1, rejected 1\n')
  expect(await readRejected(file)).toHaveLength(1)
})

test('a file mended anywhere, of the same length as before, is read anew', async () => {
  await using folder = await openFolder()
  const file = join(folder.path, 'reviews.ndjson')
  const digestOf = async (lastText: string) => {
    await writeFile(
      file,
      ndjson([
        { ...review(1), text: 'word '.repeat(1_000_000) },
        { ...review(2), text: lastText },
      ]),
    )
    return openSource(file)
  }
  const [before, same, mended] = [await digestOf('worse'), await digestOf('worse'), await digestOf('worst')]
  expect(same.digest).toBe(before.digest)
  expect(mended.size).toBe(before.size)
  expect(mended.digest).not.toBe(before.digest)
})

test('the bar tells share, rows, rate and time left', () => {
  const shown = { label: 'reviews', rows: 12_500, rowsPerSecond: 2100, share: 0.5, secondsLeft: 67 }
  expect(drawProgress(shown)).toBe('reviews [############------------] 50 %  12 500 rows  2 100/s  1:07 left')
  expect(drawProgress({ ...shown, share: undefined, secondsLeft: undefined })).toBe(
    'reviews  12 500 rows  2 100/s',
  )
})

test('where the rejected rows cannot be kept, it says so in one line and ends', async () => {
  await using test = await createTestDatabase()
  await using folder = await openFolder()
  const file = join(folder.path, 'reviews.ndjson')
  await writeFile(file, ndjson([review(1), { id: 'broken' }]))
  await mkdir(`${file}.rejected.ndjson`)
  const { status, stderr } = await runImport(test.url, 'reviews', file)
  expect(status).toBe(1)
  expect(stderr).toMatch(/The rejected rows cannot be kept in .*reviews\.ndjson\.rejected\.ndjson: /)
  expect(stderr).not.toMatch(/\n\s+at /)
})
