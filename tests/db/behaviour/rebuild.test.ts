import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { countDecisions } from '#commands/behaviour/count-decisions'
import { rebuildCounters } from '#commands/behaviour/rebuild-counters'
import { startRebuild } from '#commands/behaviour/start-rebuild'
import type { Database } from '#db/client'
import { seededRandom, shuffledIndexes } from '#domain/detection/learning/random'
import { decide } from '#tests/db/behaviour/decisions'
import { inMilliseconds, instantOf, screenBatch } from '#tests/db/behaviour/steps'
import { makeMarket } from '#tests/domain/detection-learning/market'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const market = inMilliseconds(makeMarket(300))
const now = instantOf(16_000)
const actor = { kind: 'job', id: 'rebuild_behaviour' } as const
const rebuild = (db: Database) => rebuildCounters(db, actor, now)
const nothingWrong = { authors: 0, sellers: 0, market: false, reviews: market.length }

function driftsOf(db: Database) {
  return db.selectFrom('event').select('data').where('type', '=', 'behaviour_counters_drifted').execute()
}

async function fill(db: Database, reviews = market) {
  for (let at = 0; at < reviews.length; at += 60) await screenBatch(db, reviews.slice(at, at + 60))
  for (const { id, label, at } of market.slice(0, 40)) await decide(db, id, { label, at: instantOf(at + 30) })
  await countDecisions(db, { reviewIds: market.map(({ id }) => id) }, now)
  await rebuild(db)
}

test('counters kept from batch to batch are found right', async () => {
  await using test = await createTestDatabase()
  await fill(test.db)
  expect(await rebuild(test.db)).toEqual(nothingWrong)
  expect(await driftsOf(test.db)).toEqual([])
})

test('reviews that arrive in any order are counted as if they had come in order', async () => {
  await using test = await createTestDatabase()
  const order = shuffledIndexes(market.length, seededRandom(5))
  await fill(
    test.db,
    [...order].flatMap((at) => market[at] ?? []),
  )
  expect(await rebuild(test.db)).toEqual(nothingWrong)
})

test('corrupted counters are found, told of and put right', async () => {
  await using test = await createTestDatabase()
  await fill(test.db)
  const before = await test.db.selectFrom('sellerCounters').selectAll().orderBy('sellerId').execute()
  await sql`
    update seller_counters set counts = (jsonb_set(counts::jsonb, '{0}', '7'))::json where seller_id = 'seller 3'`.execute(
    test.db,
  )
  await sql`update seller_counters set counts = '[]' where seller_id = 'seller 4'`.execute(test.db)
  await sql`update market_counters set counts = null`.execute(test.db)
  const lost = market.find(({ authorId }) => authorId.startsWith('once'))?.authorId ?? ''
  await test.db.deleteFrom('authorCounters').where('authorId', '=', lost).execute()
  await test.db.insertInto('authorCounters').values({ authorId: 'nobody', counts: '[]' }).execute()

  const found = { authors: 2, sellers: 2, market: true, reviews: market.length }
  expect(await rebuild(test.db)).toEqual(found)
  expect(await driftsOf(test.db)).toEqual([{ data: found }])
  expect(await rebuild(test.db)).toEqual(nothingWrong)
  const after = await test.db.selectFrom('sellerCounters').selectAll().orderBy('sellerId').execute()
  expect(after.map(({ sellerId, counts }) => [sellerId, counts.slice(0, 13)])).toEqual(
    before.map(({ sellerId, counts }) => [sellerId, counts.slice(0, 13)]),
  )
})

test('what was screened before anything was counted is counted, with what people had decided', async () => {
  await using test = await createTestDatabase()
  const id = await addReview(test.db, { state: 'published' })
  await addReview(test.db)
  await test.db
    .insertInto('screening')
    .values({
      reviewId: id,
      revision: 1,
      model: 'old',
      policyVersion: 0,
      outcome: 'queue',
      signals: '[]',
      screenedAt: now,
    })
    .execute()
  const decidedAt = new Date('2026-11-23T00:00:00Z')
  await decide(test.db, id, { label: 0, at: decidedAt })
  expect(await rebuildCounters(test.db, actor, decidedAt)).toMatchObject({
    authors: 1,
    sellers: 1,
    reviews: 1,
  })
  expect(await driftsOf(test.db)).toEqual([])
  const due = await test.db.selectFrom('outbox').select(['job', 'subjectId']).execute()
  expect(due).toEqual([{ job: 'count_decisions', subjectId: id }])
})

test('counting anew is set off once a week', async () => {
  await using test = await createTestDatabase()
  const start = Date.now()
  for (const days of [0, 1, 6.9, 7, 8])
    await startRebuild(test.db, new Date(start + days * 86_400_000 + 1000))
  expect(await test.db.selectFrom('outbox').select('job').execute()).toHaveLength(2)
})
