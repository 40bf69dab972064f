import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { gatherRecheck } from '#commands/exclusion/gather-recheck'
import { readConditions } from '#commands/exclusion/read-conditions'
import { approveQualityPolicy, proposeQualityPolicy } from '#commands/quality/change-policy'
import type { Database } from '#db/client'
import { findExclusion } from '#db/exclusions/cases'
import { defaultQualityPolicy } from '#domain/quality/policy'
import { accepted, addExclusion, addPerson } from '#tests/setup/exclusions'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const dayMs = 24 * 3_600_000
const excludedAt = new Date('2026-06-01T09:00:00Z')
const at = (days: number) => new Date(excludedAt.getTime() + days * dayMs)
const published = { state: 'published' as const }

async function gather(db: Database, id: string, now: Date) {
  const exclusion = await findExclusion(db, id)
  const findings = exclusion && (await gatherRecheck(db, exclusion, now))
  if (!findings) throw new Error('nothing to gather')
  return findings
}

test('of very many negatives a thousand are named, the open ones first, and all are counted', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addReview(test.db, { id: 'first', rating: 1, ...published, createdAt: at(-20) })
  await sql`
    insert into review select more.* from review r, generate_series(1, 1200) n,
      jsonb_populate_record(r, jsonb_build_object('id', 'more-' || n)) more`.execute(test.ownerDb)
  await sql`
    insert into review_resolution (review_id, seller_id, state, set_by, set_at)
    select 'more-' || n, 'seller', 'resolved_by_buyer', 'test', ${at(1)} from generate_series(1, 1150) n`.execute(
    test.ownerDb,
  )
  const { id } = await addExclusion(test.db, { now: excludedAt })
  const { evidence } = await gather(test.db, id, at(10))
  expect(evidence.negatives).toHaveLength(1000)
  expect(evidence.negatives.slice(0, 51).every(({ state }) => state === 'open')).toBe(true)
  expect(evidence.negativesBeyond).toEqual({ open: 0, handled: 201 })
  const conditions = await readConditions(test.db, (await findExclusion(test.db, id)) ?? never(), at(10))
  expect(conditions[0]).toMatchObject({ state: 'unmet', have: 1150, need: 1201 })
})

test('a negative is handled by its buyer, or by an objective reason beside a public reply; a dispute handles nothing', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const ids = ['open', 'silent', 'commented', 'confirmed', 'edited', 'withdrawn', 'removed', 'fake', 'old']
  for (const id of ids)
    await addReview(test.db, { id, rating: 1, ...published, createdAt: at(id === 'old' ? -400 : -20) })
  await addReview(test.db, { id: 'praise', rating: 5, ...published, createdAt: at(-20) })
  const { id } = await addExclusion(test.db, { now: excludedAt })

  const resolve = (reviewId: string, state: 'resolved_by_buyer' | 'objective_reason') =>
    test.db
      .insertInto('reviewResolution')
      .values({
        reviewId,
        sellerId: 'seller',
        state,
        objectiveReason: state === 'objective_reason' ? 'too_old' : null,
        setBy: 'seller',
        setAt: at(1),
      })
      .execute()
  await resolve('confirmed', 'resolved_by_buyer')
  // Naming a reason to us answers nobody: the readers have to see it.
  await resolve('silent', 'objective_reason')
  await resolve('commented', 'objective_reason')
  await test.db
    .insertInto('reply')
    .values({
      id: 'reply',
      reviewId: 'commented',
      sellerId: 'seller',
      text: 'The parcel was lost by the carrier.',
      createdAt: at(1),
      contentDigest: Buffer.alloc(32),
      receivedAt: at(1),
    })
    .execute()
  const change = (reviewId: string, set: object) =>
    test.db.updateTable('review').set(set).where('id', '=', reviewId).execute()
  await change('edited', { rating: 4 })
  await change('withdrawn', { state: 'withdrawn' })
  await change('removed', { state: 'rejected' })
  await change('fake', { authenticity: 'confirmed_fake' })

  const { evidence } = await gather(test.db, id, at(10))
  expect(Object.fromEntries(evidence.negatives.map(({ id, state }) => [id, state]))).toEqual({
    open: 'open',
    silent: 'open',
    commented: 'commented',
    confirmed: 'resolved',
    edited: 'edited',
    withdrawn: 'withdrawn',
  })
  expect(evidence.negatives.every(({ ageDays }) => ageDays === 30)).toBe(true)
  const conditions = await readConditions(test.db, (await findExclusion(test.db, id)) ?? never(), at(10))
  expect(conditions[0]).toMatchObject({ state: 'unmet', have: 4, need: 6, items: ['open', 'silent'] })
})

test('new praise counts by different buyers of real orders, and what may be fake not at all', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addOrder(test.db, { id: 'o1', buyerId: 'b1' })
  const { id } = await addExclusion(test.db, { now: excludedAt })
  const praise = (review: object) =>
    addReview(test.db, { rating: 5, ...published, createdAt: at(3), orderId: 'o1', ...review })
  await praise({ id: 'one', authorId: 'b1' })
  await praise({ id: 'same buyer', authorId: 'b1' })
  await praise({ id: 'other', authorId: 'b2' })
  await praise({ id: 'before', authorId: 'b3', createdAt: at(-3) })
  await praise({ id: 'no order', authorId: 'b4', orderId: undefined })
  await praise({ id: 'waiting', authorId: 'b5', state: 'queued' })
  await praise({ id: 'suspect', authorId: 'b6', state: 'queued', authenticity: 'suspect' })
  await praise({ id: 'bought', authorId: 'b7', state: 'rejected', authenticity: 'confirmed_fake' })
  await addReview(test.db, { id: 'blame', rating: 2, ...published, createdAt: at(4) })

  const findings = await gather(test.db, id, at(10))
  expect(findings.evidence.newPositiveBuyers).toBe(2)
  expect(findings.newPositiveIds).toEqual(['one', 'other', 'same buyer'])
  expect(findings.evidence.fakes).toEqual({ confirmed: 1, pending: 1 })
  expect([...findings.confirmedFakeIds, ...findings.pendingFakeIds]).toEqual(['bought', 'suspect'])
  expect(findings.newNegativeIds).toEqual(['blame'])
  expect(findings.evidence.day).toBe(10)
})

test('the benchmarks of the snapshot are used to the end, whatever the marketplace becomes', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  for (let nth = 0; nth < 10; nth++)
    await addReview(test.db, { rating: nth < 4 ? 1 : 5, ...published, createdAt: at(-5) })
  const { id } = await addExclusion(test.db, { now: excludedAt })
  const before = (await gather(test.db, id, at(1))).evidence.anchored
  expect(before.atExclusion).toEqual({ observed: 4, expected: 4 })
  expect(before.now).toEqual(before.atExclusion)

  for (let nth = 0; nth < 30; nth++)
    await addReview(test.db, { sellerId: 'other', rating: 1, ...published, createdAt: at(1) })
  await addReview(test.db, { rating: 5, ...published, createdAt: at(2) })
  const { evidence } = await gather(test.db, id, at(3))
  expect(evidence.anchored.now.expected).toBeCloseTo(4.4)
  expect(evidence.sinceExclusion).toEqual({ observed: 0, expected: 0.4 })
})

test('an order with a bad review and an upheld complaint counts once, at the exclusion and at the re-check', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addReview(test.db, { rating: 1, ...published, orderId: 'o1', createdAt: at(-20) })
  const complaint = {
    sellerId: 'seller',
    complainantId: 'b',
    kind: 'late',
    text: 'Where is it?',
    evidence: '[]',
  }
  const kept = { contentDigest: Buffer.alloc(32), receivedAt: at(-19), createdAt: at(-19) }
  await test.db
    .insertInto('complaint')
    .values({ id: 'c1', ...complaint, ...kept, orderId: 'o1', decidedFor: 'buyer', decidedAt: at(-18) })
    .execute()
  const { id } = await addExclusion(test.db, { now: excludedAt })
  const { atExclusion, now } = (await gather(test.db, id, at(10))).evidence.anchored
  expect(atExclusion.observed).toBe(1)
  expect(now).toEqual(atExclusion)
})

function never(): never {
  throw new Error('it was there')
}

test('a seller returns by the rules it was excluded under, whatever has come into force since', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const [one, other] = [await addPerson(test.db), await addPerson(test.db)]
  const demand = async (minimumScoreRise: number) => {
    const rules = { ...defaultQualityPolicy, minimumScoreRise }
    const proposal = { rules, note: 'Another rise', simulation: null }
    const { id } = accepted(await proposeQualityPolicy(test.db, proposal, one, excludedAt))
    accepted(await approveQualityPolicy(test.db, { id }, other, excludedAt))
  }
  await demand(4)
  const { id } = await addExclusion(test.db, { now: excludedAt })
  await demand(3)
  const conditions = await readConditions(test.db, (await findExclusion(test.db, id)) ?? never(), at(10))
  expect(conditions.find(({ check }) => check === 'rating_rose')).toMatchObject({ need: 4 })
})
