import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { announce } from '#commands/announce'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { listMarketplaceEvents } from '#db/marketplace-events'
import { queueHealth } from '#db/outbox'
import type { DomainEvent } from '#domain/event'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { places } from '#tests/workers/places'
import { startRedis } from '#tests/workers/redis-server'
import { marketplace, quiet, sendReviews } from '#tests/workers/reviews'
import type { NewJob } from '#workers/catalog'
import { openQueue } from '#workers/queue'
import { relayOnce, runRelay } from '#workers/relay'

const now = new Date('2026-11-22T09:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const mira = { kind: 'person', id: 'mira' } as const

test.each(places)(
  'a relay that dies between queue and commit doubles and loses nothing on $store',
  async ({ open }) => {
    await using place = await open()
    await sendReviews(place.db, 500, now)
    const dying = {
      countWaiting: async () => 0,
      add: async (jobs: NewJob[]) => {
        await place.queue.add(jobs)
        throw new Error('power cut')
      },
    }
    await expect(relayOnce(place.db, dying, now)).rejects.toThrow('power cut')
    expect(await countOutbox(place.db)).toBe(500)

    await relayOnce(place.db, place.queue, now)
    expect(await place.queue.countWaiting('work')).toBe(2)
    expect(await countOutbox(place.db)).toBe(0)
  },
)

test('a review revised while its first screening is in the queue is asked for again', async () => {
  await using test = await createTestDatabase()
  const queue = new RememberingQueue()
  await sendReviews(test.db, 1, now)
  await relayOnce(test.db, queue, now)
  await insertScreening(test.db, 'r1')
  await relayOnce(test.db, queue, now)

  const [first, second] = queue.jobs
  expect(first?.ids).toEqual(second?.ids)
  expect(first?.key).not.toBe(second?.key)
})

test('two relays at once hand every row over once', async () => {
  await using test = await createTestDatabase()
  const queue = new RememberingQueue()
  await sendReviews(test.db, 900, now)
  await Promise.all([relayOnce(test.db, queue, now), relayOnce(test.db, queue, now)])
  await relayOnce(test.db, queue, now)
  const ids = queue.jobs.flatMap((job) => job.ids)
  expect(ids).toHaveLength(900)
  expect(new Set(ids).size).toBe(900)
})

test('a long queue is not made longer: the rest waits in the outbox', async () => {
  await using test = await createTestDatabase()
  const queue = new RememberingQueue(24)
  await sendReviews(test.db, 10, now)
  expect(await relayOnce(test.db, queue, now)).toBe(0)
  expect(await countOutbox(test.db)).toBe(10)
})

test('what is held back is handed over when it falls due and not before', async () => {
  await using test = await createTestDatabase()
  await sendReviews(test.db, 1, now)
  await decide(test.db, 'r1', 'publish')
  await announce(test.db, { limit: 100 }, after(9))
  expect(await feed(test.db)).toEqual([])
  await announce(test.db, { limit: 100 }, after(10))
  expect(await feed(test.db)).toEqual(['review.published r1'])
})

test('the marketplace hears of a withdrawal after the publication it followed, although that was held back', async () => {
  await using test = await createTestDatabase()
  await sendReviews(test.db, 2, now)
  await decide(test.db, 'r1', 'publish')
  await recordAlone(test.db, withdrawn('r1'))
  await recordAlone(test.db, withdrawn('r2'))
  await announce(test.db, { limit: 100 }, after(5))
  expect(await feed(test.db)).toEqual(['review.withdrawn r2'])
  await announce(test.db, { limit: 100 }, after(11))
  expect(await feed(test.db)).toEqual(['review.withdrawn r2', 'review.published r1', 'review.withdrawn r1'])
})

test('the feed names the ground of a decision and never who took it', async () => {
  await using test = await createTestDatabase()
  await sendReviews(test.db, 3, now)
  await decide(test.db, 'r1', 'reject', { reasonCode: 'spam', wasPublic: true })
  await decide(test.db, 'r2', 'reject', { reasonCode: 'spam' })
  await decide(test.db, 'r3', 'escalate')
  await announce(test.db, { limit: 100 }, after(11))
  const told = await listMarketplaceEvents(test.db, { after: 0, limit: 10 })
  expect(told.map(({ type }) => type)).toEqual(['review.removed', 'review.rejected'])
  expect(told[0]?.data).toMatchObject({
    sellerId: 'seller-0',
    reasonCode: 'spam',
    revision: 1,
    automated: false,
  })
  expect(JSON.stringify(told)).not.toContain('mira')
})

test('no event is lost, doubled or overtaken in the feed while it is written and read at once', async () => {
  await using test = await createTestDatabase()
  await sendReviews(test.db, 200, now)
  let isWriting = true
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let index = 0; index < 50; index++)
      await recordAlone(test.db, withdrawn(`r${writer * 50 + index + 1}`))
  })
  const relays = Array.from({ length: 3 }, async () => {
    while (isWriting) await announce(test.db, { limit: 7 }, now)
  })
  const read: { id: number; subjectId: string }[] = []
  const reader = (async () => {
    while (isWriting)
      read.push(...(await listMarketplaceEvents(test.db, { after: read.at(-1)?.id ?? 0, limit: 9 })))
  })()
  await Promise.all(writers)
  while ((await announce(test.db, { limit: 100 }, now)) > 0 || (await countAnnouncements(test.db)) > 0);
  isWriting = false
  await Promise.all([...relays, reader])
  read.push(...(await listMarketplaceEvents(test.db, { after: read.at(-1)?.id ?? 0, limit: 1_000 })))

  expect(new Set(read.map(({ subjectId }) => subjectId)).size).toBe(200)
  expect(read).toHaveLength(200)
})

test('an undo that was first is waited for, and then nothing is announced', async () => {
  await using test = await createTestDatabase()
  await sendReviews(test.db, 1, now)
  await decide(test.db, 'r1', 'publish')
  const undo = await test.db.startTransaction().execute()
  await undo.deleteFrom('outbox').where('eventId', 'is not', null).execute()
  const announced = announce(test.db, { limit: 100 }, after(11))
  await untilSomeoneWaitsForALock(test)
  await undo.commit().execute()
  expect(await announced).toBe(0)
  expect(await feed(test.db)).toEqual([])
})

test('without Redis the feed goes on and the work waits, until Redis is back', async () => {
  await using test = await createTestDatabase()
  await using redis = await startRedis()
  const queue = await openQueue({ databaseUrl: test.url, redisUrls: [redis.url] })
  await vi.waitFor(() => queue.countWaiting('work'))
  const stopping = new AbortController()
  const errors: string[] = []
  const log = { ...quiet, error: (_: object, message: string) => void errors.push(message) }
  redis.kill()
  const relay = runRelay({ db: test.db, queue, clock: { now: () => after(20) }, log }, stopping.signal)

  await sendReviews(test.db, 30, now)
  await recordAlone(test.db, withdrawn('r1'))
  await vi.waitFor(async () => expect(await feed(test.db)).toEqual(['review.withdrawn r1']), 30_000)
  // Thirty to screen, and the withdrawn one's seller to count anew.
  expect(await countOutbox(test.db)).toBe(31)
  expect(await queueHealth(test.db, after(20))).toEqual({ oldestDueSeconds: 20, oldestUnscreenedSeconds: 20 })

  await redis.start()
  await vi.waitFor(async () => expect(await countOutbox(test.db)).toBe(0), 60_000)
  expect(await queue.countWaiting('work')).toBeGreaterThan(0)
  expect(errors).toEqual(['The relay cannot hand work over'])
  stopping.abort()
  await relay
  await queue.close()
})

/** A queue that only remembers what it was given. */
class RememberingQueue {
  readonly jobs: NewJob[] = []
  readonly waiting: number
  constructor(waiting = 0) {
    this.waiting = waiting
  }
  async add(jobs: NewJob[]) {
    this.jobs.push(...jobs)
  }
  async countWaiting() {
    return this.waiting
  }
}

function withdrawn(id: string): DomainEvent {
  const data = {
    before: 'published',
    after: 'withdrawn',
    revision: 1,
    reason: null,
    wasPublic: true,
    coolsUntil: null,
  } as const
  return { type: 'review_withdrawn', subject: { kind: 'review', id }, data }
}

async function decide(
  db: Database,
  id: string,
  action: 'publish' | 'reject' | 'escalate',
  { reasonCode = null, wasPublic = false }: { reasonCode?: string | null; wasPublic?: boolean } = {},
) {
  const change = { before: 'queued', after: 'published', revision: 1 } as const
  const decision = { decisionId: 'd1', policyVersion: 0, automated: false }
  const data = { ...change, ...decision, action, reasonCode, wasPublic, statementId: null }
  await recordAlone(db, { type: 'review_decided', subject: { kind: 'review', id }, data })
}

async function recordAlone(db: Database, event: DomainEvent) {
  const actor = event.type === 'review_decided' ? mira : marketplace
  await db.transaction().execute((tx) => record(tx, [event], { actor, at: now }))
}

async function insertScreening(db: Database, id: string) {
  const row = { job: 'screen_reviews', subjectId: id, eventId: null, dueAt: now }
  await db.insertInto('outbox').values(row).execute()
}

async function feed(db: Database): Promise<string[]> {
  const told = await listMarketplaceEvents(db, { after: 0, limit: 1_000 })
  return told.map(({ type, subjectId }) => `${type} ${subjectId}`)
}

async function countOutbox(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from outbox`.execute(db)
  return rows[0]?.count ?? 0
}

async function countAnnouncements(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(event_id) as count from outbox`.execute(db)
  return rows[0]?.count ?? 0
}
