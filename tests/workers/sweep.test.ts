import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { receiveReviews } from '#commands/receive-reviews'
import type { Database } from '#db/client'
import { createTestDatabase } from '#tests/setup/test-database'
import { countScreenings, createFolder, marketplace, quiet, sendReviews } from '#tests/workers/reviews'
import { giveUpScreening } from '#workers/handlers/screen-reviews'
import { sweep } from '#workers/sweep'

const now = new Date('2026-11-22T09:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

test('a review forgotten by the queue is set off again after three minutes, and once only', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await sendReviews(test.db, 3, now)
  await forget(test.db)

  await sweeper.run(minutes(2))
  expect(await waiting(test.db)).toEqual([])
  await sweeper.run(minutes(4))
  await sweeper.run(minutes(5))
  expect(await waiting(test.db)).toEqual(['screen_reviews r1', 'screen_reviews r2', 'screen_reviews r3'])
})

test('a backlog is not taken for something forgotten', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await sendReviews(test.db, 3, now)
  for (const age of [4, 16, 17, 18, 19]) await sweeper.run(minutes(age))
  expect(await waiting(test.db)).toHaveLength(3)
  expect((await countScreenings(test.db)).size).toBe(0)
})

test('a review that cannot be screened is before a person after a quarter of an hour, and never published', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await sendReviews(test.db, 1, now)
  for (let age = 4; age <= 16; age++) {
    await forget(test.db)
    await sweeper.run(minutes(age))
  }
  const review = await test.db
    .selectFrom('review')
    .select(['state', 'fakeProbability'])
    .executeTakeFirstOrThrow()
  expect(review).toEqual({ state: 'queued', fakeProbability: null })
  const item = await test.db.selectFrom('workItem').select('why').executeTakeFirstOrThrow()
  expect(JSON.stringify(item.why)).toContain('not_screened')
})

test('a clock moved by days gives no review up: it is set off again first', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await sendReviews(test.db, 1, now)
  await forget(test.db)
  await sweeper.run(minutes(14 * 24 * 60))
  expect(await waiting(test.db)).toEqual(['rebuild_behaviour all', 'screen_reviews r1'])
  expect((await countScreenings(test.db)).size).toBe(0)
})

test('an edited review waits from its edit', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await sendReviews(test.db, 1, now)
  const edited = {
    id: 'r1',
    sellerId: 's',
    rating: 4,
    text: 'Broke after all.',
    createdAt: now.toISOString(),
  }
  await receiveReviews(test.db, [{ ...edited, author: { id: 'a' } }], marketplace, minutes(60))
  await forget(test.db)
  await sweeper.run(minutes(61))
  expect(await waiting(test.db)).toEqual([])
})

test('evidence that is overdue is released, once', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await sendReviews(test.db, 2, now)
  await forget(test.db)
  await test.db
    .updateTable('review')
    .set({ state: 'held_evidence', dueAt: minutes(10) })
    .execute()
  await sweeper.run(minutes(9))
  expect(await waiting(test.db)).toEqual([])
  await sweeper.run(minutes(10))
  await sweeper.run(minutes(11))
  expect(await waiting(test.db)).toEqual(['release_held_evidence r1', 'release_held_evidence r2'])
})

test('counts of the queues are folded without their sum ever being different', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  await test.db
    .insertInto('queueCount')
    .values(
      Array.from({ length: 300 }, (_, index) => ({ queue: 'reviews', change: index % 3 === 0 ? -1 : 1 })),
    )
    .execute()
  const sums = new Set<number>()
  let isFolding = true
  const reader = (async () => {
    while (isFolding) sums.add(await sumOfCounts(test.db))
  })()
  await sweeper.run(now)
  isFolding = false
  await reader
  expect([...sums]).toEqual([100])
  const left = await test.db.selectFrom('queueCount').select('change').execute()
  expect(left).toEqual([{ change: 100 }])
})

test('what has had its day is cleared away', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  const digest = Buffer.alloc(32)
  const key = { principal: 'p', route: '/reviews', bodyDigest: digest, status: null, answer: null }
  await test.db
    .insertInto('idempotency')
    .values([
      { ...key, key: 'old', createdAt: minutes(-24 * 60 - 1) },
      { ...key, key: 'new', createdAt: minutes(-24 * 60 + 1) },
    ])
    .execute()
  await sweeper.run(now)
  expect(await test.db.selectFrom('idempotency').select('key').execute()).toEqual([{ key: 'new' }])
})

test('the audit chains are anchored once an hour', async () => {
  await using test = await createTestDatabase()
  await using sweeper = await createSweeper(test.db)
  for (const age of [0, 1, 59, 60, 61]) await sweeper.run(minutes(age))
  const anchors = await readFile(join(sweeper.dataDir, 'audit-anchors.ndjson'), 'utf8')
  expect(anchors.trim().split('\n')).toHaveLength(2)
})

const linkBase = 'https://assay.example'

async function createSweeper(db: Database) {
  const folder = await createFolder()
  const tries = new Map<string, number>()
  return {
    dataDir: folder.path,
    run: (at: Date) => {
      const tools = { db, log: quiet, zone: 'UTC', jobId: 'sweep', now: () => at }
      const giveUp = async (ids: string[]) => {
        for (const id of ids) await giveUpScreening(id, tools)
      }
      return sweep(
        { db, dataDir: folder.path, log: failing, giveUp, tries, zone: 'Europe/Kyiv', linkBase },
        at,
      )
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

/** A step that fails fails the test. */
const failing = {
  ...quiet,
  error(fields: object, message: string) {
    throw new Error(`${message}: ${JSON.stringify(fields)}`)
  },
}

/** As if the outbox had been handed over to a queue that lost it. */
async function forget(db: Database) {
  await db.deleteFrom('outbox').execute()
}

async function waiting(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('outbox').select(['job', 'subjectId']).orderBy('subjectId').execute()
  return rows.map(({ job, subjectId }) => `${job} ${subjectId}`)
}

async function sumOfCounts(db: Database): Promise<number> {
  const { rows } = await sql<{ sum: number }>`select sum(change)::int as sum from queue_count`.execute(db)
  return rows[0]?.sum ?? 0
}
