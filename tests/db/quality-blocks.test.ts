import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '#db/client'
import { listBlocks } from '#db/quality/blocks'
import type { ExclusionState } from '#domain/exclusion/state'
import { addExclusion, addPerson } from '#tests/setup/exclusions'
import { addQualityRun, addSellerQuality } from '#tests/setup/quality'
import { addQualityProposal } from '#tests/setup/quality-proposal'
import { addOrder, addReview, addSeller, type NewReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-26'
const now = new Date('2026-11-26T10:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

/** A seller of old standing, judged by a run as one with orders. */
async function open() {
  const test = await createTestDatabase()
  await addSeller(test.db)
  const runId = await addQualityRun(test.db, asOf)
  await addSellerQuality(test.db, runId, [{ sellerId: 'seller', negatives: 20, grade: 'E' }])
  const blocks = async (days = 90) => {
    const asked = { sellerIds: ['seller'], days: [days], runId, asOf, zone, now }
    const found = await test.db.transaction().execute((tx) => listBlocks(tx, asked))
    return found.get('seller') ?? []
  }
  return { ...test, runId, blocks, [Symbol.asyncDispose]: test[Symbol.asyncDispose] }
}

/** Negatives on orders, twenty days old. */
async function addNegatives(db: Database, count: number, review: NewReview = {}): Promise<void> {
  for (let at = 0; at < count; at++) {
    const orderId = crypto.randomUUID()
    await addOrder(db, { id: orderId, buyerId: 'buyer' })
    await addReview(db, { rating: 1, state: 'published', createdAt: daysAgo(20), orderId, ...review })
  }
}

test('nothing holds a seller of whom all is decided', async () => {
  await using place = await open()
  await addNegatives(place.db, 10)
  expect(await place.blocks()).toEqual([])
})

test('more than a fifth of the negatives undecided or doubtful holds, a fifth does not', async () => {
  await using place = await open()
  await addNegatives(place.db, 8)
  await addNegatives(place.db, 1, { state: 'queued' })
  await addNegatives(place.db, 1, { authenticity: 'suspect' })
  expect(await place.blocks()).toEqual([])
  await addNegatives(place.db, 1, { state: 'escalated' })
  expect(await place.blocks()).toEqual(['open_moderation'])
})

test.each([
  ['of before the window', { createdAt: daysAgo(100) }],
  ['that praise', { rating: 5 }],
  ['a seller wrote', { direction: 'seller_to_buyer' as const }],
])('undecided reviews %s hold nothing', async (_, review) => {
  await using place = await open()
  await addNegatives(place.db, 8)
  await addNegatives(place.db, 8, { state: 'queued', ...review })
  expect(await place.blocks()).toEqual([])
})

test.each([
  ['of its category that is looked into', { category: 'electronics' }, ['open_incident']],
  ['of every category', { category: null }, ['open_incident']],
  ['that touches the first day of the window', { toDay: '2026-08-28' }, ['open_incident']],
  ['that ended before the window', { toDay: '2026-08-27' }, []],
  ['of another category', { category: 'toys' }, []],
  ['that is decided', { state: 'in_force' as const }, []],
])('an incident %s gives %j', async (_, particulars, expected) => {
  await using place = await open()
  const { id: createdBy } = await addPerson(place.db)
  const known = {
    fromDay: '2026-08-01',
    toDay: '2026-11-20',
    reason: 'A strike of the carrier.',
    region: null,
  }
  const incident = {
    ...known,
    category: null,
    state: 'under_review' as const,
    createdBy,
    createdAt: daysAgo(5),
  }
  await place.db
    .insertInto('incident')
    .values({ ...incident, ...particulars })
    .execute()
  expect(await place.blocks()).toEqual(expected)
})

const held: ExclusionState[] = [
  'proposed',
  'pending_approval',
  'noticed',
  'excluded',
  'recheck_due',
  'recheck_running',
  'termination_notice',
  'terminated',
  'immediate_stop',
]
const free: ExclusionState[] = ['observed', 'at_risk', 'reinstated_probation', 'closed_good', 'cancelled']

test('whoever is excluded, or about to be, is held; whoever is watched, back or spared is not', async () => {
  await using place = await open()
  const { id } = await addExclusion(place.db, { now: daysAgo(20) })
  for (const state of [...held, ...free]) {
    await place.ownerDb.transaction().execute(async (tx) => {
      // The guard of a case lets none of them be jumped to.
      await sql`set local session_replication_role = replica`.execute(tx)
      const reached = { state, terminatesAt: daysAgo(-40), terminationNoticedAt: daysAgo(5) }
      const uncounted = { effectiveAt: null, dayZero: null, recheckNotBefore: null, nextRecheckAt: null }
      // What was taken back never took effect.
      const days = state === 'cancelled' ? uncounted : {}
      await tx
        .updateTable('exclusion')
        .set({ ...reached, ...days })
        .where('id', '=', id)
        .execute()
    })
    const expected = held.includes(state) ? ['already_excluded'] : []
    expect([state, await place.blocks()]).toEqual([state, expected])
  }
})

test.each([
  [29, 2, ['recently_dismissed']],
  [29, 3, []],
  [31, 0, []],
])('a proposal turned down %i days ago, with %i events since, gives %j', async (days, events, expected) => {
  await using place = await open()
  const { db, runId } = place
  await addQualityProposal(db, { runId, sellerId: 'seller', harm: 5, now: daysAgo(days + 1) })
  await db
    .updateTable('qualityProposal')
    .set({ status: 'dismissed', closedAt: daysAgo(days) })
    .execute()
  await sql`
    insert into quality_cell (id, category, price_band) overriding system value values (1, 'electronics', 0)`.execute(
    place.ownerDb,
  )
  await sql`
    insert into quality_day (seller_id, day, cell, reviews, negatives, unanswered, complaints, linked_reviews,
      linked_negatives, linked_unanswered, linked_complaints, orders, due, late, cancelled, delivered, returned)
    values ('seller', '2026-11-10', 1, 9, 9, 0, 0, 9, ${events}, 0, 0, 9, 0, 0, 0, 0, 0)`.execute(
    place.ownerDb,
  )
  expect(await place.blocks()).toEqual(expected)
})

test.each([
  ['a first order 29 days ago', '2026-10-28', ['new_seller']],
  ['a first order 30 days ago', '2026-10-27', []],
  ['none yet, but years on the marketplace', null, []],
])('%s gives %j', async (_, firstOrderOn, expected) => {
  await using place = await open()
  await place.ownerDb
    .insertInto('qualitySeller')
    .values({ sellerId: 'seller', mode: 'orders', firstOrderOn })
    .execute()
  expect(await place.blocks()).toEqual(expected)
})

test('without any order a seller is new for thirty days after it came', async () => {
  await using place = await open()
  await place.db
    .updateTable('seller')
    .set({ joinedAt: daysAgo(10) })
    .execute()
  expect(await place.blocks()).toEqual(['new_seller'])
})
