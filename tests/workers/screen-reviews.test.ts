import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { applyScreenings, type Verdict } from '#commands/apply-screenings'
import { receiveOrders } from '#commands/receive-orders'
import { releaseHeldEvidence } from '#commands/release-held-evidence'
import type { Database } from '#db/client'
import type { ReviewFeatures } from '#domain/detection/features'
import { coldStart, judge } from '#domain/detection/judge'
import { defaultRules, type PolicyRules } from '#domain/policy'
import { addReview, addSeller, type NewReview } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { giveUpScreening, screenReviews } from '#workers/handlers/screen-reviews'

const now = new Date('2026-11-22T09:00:00Z')
const job = { kind: 'job', id: 'screen_reviews' } as const

function toolsFor(db: Database, at = now) {
  const lines: { fields: object; message: string }[] = []
  const keep = (fields: object, message: string) => void lines.push({ fields, message })
  const log = { debug: keep, info: keep, warn: keep, error: keep }
  return { db, now: () => at, zone: 'Europe/Kyiv', jobId: 'job-1', log, lines }
}

/** A seller and a review of it, screened. */
async function screenOne(db: Database, review: NewReview = {}) {
  await addSeller(db)
  const id = await addReview(db, review)
  await screenReviews({ ids: [id] }, toolsFor(db))
  return id
}

function findReview(db: Database, id: string) {
  return db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function eventsOf(db: Database, id: string) {
  const rows = await db.selectFrom('event').select('type').where('subjectId', '=', id).orderBy('id').execute()
  return rows.map(({ type }) => type)
}

async function setPolicy(db: Database, rules: Partial<PolicyRules>) {
  const row = {
    category: '*',
    version: 1,
    rules: JSON.stringify({ ...defaultRules, ...rules }),
    createdAt: now,
  }
  await db.insertInto('policy').values(row).execute()
}

test('an unremarkable review is published, as an automated decision the marketplace is told of', async () => {
  await using test = await createTestDatabase()
  const id = await screenOne(test.db)

  expect(await findReview(test.db, id)).toMatchObject({
    state: 'published',
    publishedRevision: 1,
    publishedText: null,
    version: 2,
    authenticity: 'unknown',
    dueAt: null,
  })
  const decision = await test.db.selectFrom('decision').selectAll().executeTakeFirstOrThrow()
  expect(decision).toMatchObject({
    subjectId: id,
    action: 'publish',
    decidedBy: null,
    effectiveAt: now,
    version: 2,
  })
  expect(await eventsOf(test.db, id)).toEqual(['review_screened', 'review_decided'])
  const told = await test.db.selectFrom('outbox').select(['job', 'subjectId', 'dueAt']).execute()
  expect(told).toHaveLength(2)
  expect(told).toContainEqual({ job: 'announce', subjectId: id, dueAt: now })
  expect(told).toContainEqual({ job: 'recount_reviews', subjectId: id, dueAt: now })
})

test('a review with contact data waits in line for a person, with what was found and why it stands there', async () => {
  await using test = await createTestDatabase()
  const id = await screenOne(test.db, { text: 'Cheapest phones at t.me/deal_1, call +380 67 123 45 67 now' })

  expect(await findReview(test.db, id)).toMatchObject({ state: 'queued', publishedRevision: null })
  const screening = await test.db.selectFrom('screening').selectAll().executeTakeFirstOrThrow()
  expect(screening).toMatchObject({ reviewId: id, revision: 1, model: 'cold-start-1', outcome: 'queue' })
  expect(screening.signals.find(({ name }) => name === 'contact_data')?.facts.map((fact) => fact.id)).toEqual(
    ['messenger', 'phone'],
  )
  const item = await test.db.selectFrom('workItem').selectAll().executeTakeFirstOrThrow()
  expect(item).toMatchObject({ subjectId: id, queue: 'reviews', language: 'en', closedAt: null })
  expect(item.why.map(({ factor }) => factor)).toContain('severity')
})

test('the same batch delivered ten times has one effect', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const ids = [await addReview(test.db), await addReview(test.db, { text: 'fuck this shop and its owner' })]

  const tools = toolsFor(test.db)
  await Promise.all(Array.from({ length: 10 }, () => screenReviews({ ids }, tools)))

  const count = async (table: 'event' | 'decision' | 'workItem' | 'screening') =>
    (await test.db.selectFrom(table).select(sql<number>`count(*)`.as('rows')).executeTakeFirstOrThrow()).rows
  expect([await count('event'), await count('decision'), await count('workItem')]).toEqual([3, 1, 1])
  expect(await count('screening')).toBe(2)
  const stat = await test.db.selectFrom('sellerStat').selectAll().executeTakeFirstOrThrow()
  expect(stat).toMatchObject({ sellerId: 'seller', reviews: 2, ratingSum: 10, ratingSquareSum: 50 })
})

test('a review that was revised while it was being screened is passed over', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const id = await addReview(test.db)
  const author = await test.db.startTransaction().execute()
  await author.updateTable('review').set({ revision: 2, version: 2 }).where('id', '=', id).execute()

  const screening = screenReviews({ ids: [id] }, toolsFor(test.db))
  await untilSomeoneWaitsForALock(test)
  await author.commit().execute()
  await screening

  expect(await findReview(test.db, id)).toMatchObject({ state: 'received', revision: 2 })
  expect(await eventsOf(test.db, id)).toEqual([])
})

test('one review that cannot be judged goes to a person and holds nobody up', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const good = await addReview(test.db)
  const bad = await addReview(test.db)
  const tools = toolsFor(test.db)
  const detect = (features: ReviewFeatures) => {
    if (features.reviewId === bad) throw new Error('a review nobody can read')
    return judge(features, coldStart)
  }
  await screenReviews({ ids: [good, bad] }, tools, async () => detect)

  expect(await findReview(test.db, good)).toMatchObject({ state: 'published' })
  expect(await findReview(test.db, bad)).toMatchObject({ state: 'queued', fakeProbability: null })
  const item = await test.db.selectFrom('workItem').select(['subjectId', 'why']).executeTakeFirstOrThrow()
  expect(item.subjectId).toBe(bad)
  expect(item.why.map(({ factor }) => factor)).toContain('not_screened')
  expect(tools.lines).toEqual([
    { fields: { jobId: 'job-1', review: bad, error: 'a review nobody can read' }, message: 'Cannot judge' },
  ])
})

test('a review that keeps failing is given to people', async () => {
  await using test = await createTestDatabase()
  const id = await addReview(test.db)
  await giveUpScreening(id, toolsFor(test.db))
  expect(await findReview(test.db, id)).toMatchObject({ state: 'queued', fakeProbability: null })
})

test('a review waits for its seller and order, and is screened without them when the wait is over', async () => {
  await using test = await createTestDatabase()
  const id = await addReview(test.db, { orderId: 'o1', receivedAt: now })

  await screenReviews({ ids: [id] }, toolsFor(test.db))
  expect(await findReview(test.db, id)).toMatchObject({ state: 'received' })
  const later = new Date(now.getTime() + 60_000)
  const due = await test.db.selectFrom('outbox').select(['job', 'subjectId', 'dueAt']).execute()
  expect(due).toEqual([{ job: 'screen_reviews', subjectId: id, dueAt: later }])
  expect(await eventsOf(test.db, id)).toEqual([])

  await screenReviews({ ids: [id] }, toolsFor(test.db, later))
  const { signals } = await test.db.selectFrom('screening').select('signals').executeTakeFirstOrThrow()
  expect(signals.flatMap(({ facts }) => facts.map((fact) => fact.id))).toContain('not_found')
})

test('where the policy says so a review without an order is held, and people get it when the wait is over', async () => {
  await using test = await createTestDatabase()
  await setPolicy(test.db, { holdWithoutOrder: true })
  const id = await screenOne(test.db)

  const evidenceDue = new Date('2026-11-25T09:00:00Z')
  expect(await findReview(test.db, id)).toMatchObject({ state: 'held_evidence', dueAt: evidenceDue })
  const release = await test.db
    .selectFrom('outbox')
    .selectAll()
    .where('job', '=', 'release_held_evidence')
    .execute()
  expect(release).toMatchObject([{ subjectId: id, dueAt: evidenceDue }])

  expect(await releaseHeldEvidence(test.db, { ids: [id] }, job, now)).toEqual({ ok: true, value: 0 })
  expect(await releaseHeldEvidence(test.db, { ids: [id] }, job, evidenceDue)).toEqual({ ok: true, value: 1 })
  expect(await releaseHeldEvidence(test.db, { ids: [id] }, job, evidenceDue)).toEqual({ ok: true, value: 0 })
  expect(await findReview(test.db, id)).toMatchObject({
    state: 'queued',
    dueAt: new Date('2026-11-26T09:00:00Z'),
  })
  expect(await eventsOf(test.db, id)).toEqual(['review_screened', 'evidence_fell_due'])
  expect(await test.db.selectFrom('workItem').select('dueAt').execute()).toEqual([
    { dueAt: new Date('2026-11-26T09:00:00Z') },
  ])
})

test('a held review goes to a person as soon as its order comes', async () => {
  await using test = await createTestDatabase()
  await setPolicy(test.db, { holdWithoutOrder: true, waitForPartsSeconds: 0 })
  await addSeller(test.db)
  const id = await addReview(test.db, { orderId: 'late-order' })
  await screenReviews({ ids: [id] }, toolsFor(test.db))
  expect(await findReview(test.db, id)).toMatchObject({ state: 'held_evidence' })

  const order = { id: 'late-order', sellerId: 'seller', buyerId: 'b', placedAt: '2026-11-10T08:00:00.000Z' }
  await receiveOrders(test.db, [order], { kind: 'api_key', id: 'key' }, now)
  const woken = { job: 'release_held_evidence', subjectId: id, dueAt: now }
  expect(await test.db.selectFrom('outbox').select(['job', 'subjectId', 'dueAt']).execute()).toContainEqual(
    woken,
  )
  expect(await releaseHeldEvidence(test.db, { ids: [id] }, job, now)).toEqual({ ok: true, value: 1 })
  expect(await findReview(test.db, id)).toMatchObject({ state: 'queued' })
})

test('while an edit waits for a person readers keep seeing the revision before it', async () => {
  await using test = await createTestDatabase()
  const id = await screenOne(test.db)
  const edit = { state: 'edit_pending' as const, revision: 2, text: 'Now at t.me/deal_1 for half the price' }
  await test.db.updateTable('review').set(edit).where('id', '=', id).execute()

  await screenReviews({ ids: [id] }, toolsFor(test.db))
  expect(await findReview(test.db, id)).toMatchObject({ state: 'queued', publishedRevision: 1 })
  const stat = await test.db.selectFrom('sellerStat').select('reviews').executeTakeFirstOrThrow()
  expect(stat.reviews).toBe(1)

  const harmless = { ...edit, revision: 3, text: 'It works as well as on the first day' }
  await test.db.updateTable('workItem').set({ closedAt: now }).execute()
  await test.db.updateTable('review').set(harmless).where('id', '=', id).execute()
  await screenReviews({ ids: [id] }, toolsFor(test.db))
  expect(await findReview(test.db, id)).toMatchObject({ state: 'published', publishedRevision: 3 })
})

test('what a person found out about authenticity outlasts a new screening', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const id = await addReview(test.db, { authenticity: 'genuine' })
  await screenReviews({ ids: [id] }, toolsFor(test.db))
  expect(await findReview(test.db, id)).toMatchObject({ authenticity: 'genuine' })
})

test('two batches that share sellers are applied at once without waiting crosswise', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const tools = toolsFor(test.db)
  const ids: string[] = []
  for (let at = 0; at < 60; at++) ids.push(await addReview(test.db, { authorId: `author-${at % 7}` }))
  const halves = [ids.filter((_, at) => at % 2 === 0), ids.filter((_, at) => at % 2 === 1).reverse()]
  await Promise.all(halves.map((half) => screenReviews({ ids: half }, tools)))
  const stats = await test.db.selectFrom('sellerStat').select('reviews').execute()
  expect(stats.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(60)
})

test('a verdict about an older revision changes nothing', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const reviewId = await addReview(test.db)
  const verdict: Verdict = {
    reviewId,
    revision: 7,
    judgement: undefined,
    outcome: 'queue',
    reasons: ['not_screened'],
    policy: { category: '*', version: 0, rules: defaultRules },
    sellerReviews: 0,
    language: null,
  }
  const applied = await applyScreenings(test.db, { verdicts: [verdict], zone: 'Europe/Kyiv' }, job, now)
  expect(applied).toEqual({ ok: true, value: 0 })
})
