import { expect, test } from 'vitest'
import { countDecisions } from '#commands/behaviour/count-decisions'
import type { Database } from '#db/client'
import { type ReplayedReview, replay } from '#domain/detection/learning/replay'
import { decide } from '#tests/db/behaviour/decisions'
import { inMilliseconds, instantOf, screenBatch } from '#tests/db/behaviour/steps'
import { makeMarket, mirrored } from '#tests/domain/detection-learning/market'
import { createTestDatabase } from '#tests/setup/test-database'

const market = inMilliseconds(makeMarket(400))

/** Screens the market in batches, each decision counted when it is final, and collects every review's features. */
async function screenMarket(
  db: Database,
  sizes: number[],
  reviews = market,
): Promise<Map<string, Float64Array>> {
  const features = new Map<string, Float64Array>()
  let decided = 0
  for (let at = 0, batch = 0; at < reviews.length; batch++) {
    const next = reviews.slice(at, at + (sizes[batch % sizes.length] ?? 1))
    at += next.length
    for (const [id, row] of await screenBatch(db, untilDecision(next, decided))) features.set(id, row)
    const rest = next.slice(untilDecision(next, decided).length)
    at -= rest.length
    decided = await decideUntil(db, decided, market[at]?.at ?? 0)
  }
  return features
}

/** Of a batch only what was written before the next decision: a decision is known from then on. */
function untilDecision(batch: ReplayedReview[], decided: number): ReplayedReview[] {
  const next = market[decided]?.knownAt ?? Number.POSITIVE_INFINITY
  const own = batch.filter(({ at }) => at < next)
  return own.length > 0 ? own : batch.slice(0, 1)
}

async function decideUntil(db: Database, decided: number, now: number): Promise<number> {
  const due = market.slice(decided).filter(({ knownAt }) => (knownAt ?? 0) <= now)
  for (const review of due)
    await decide(db, review.id, { label: review.label, at: instantOf(review.knownAt ?? 0) })
  if (due.length > 0) await countDecisions(db, { reviewIds: due.map(({ id }) => id) }, instantOf(now))
  return decided + due.length
}

test('features read from the database are those of a replay, bit for bit, whatever the batches', async () => {
  const { values, width } = replay(market, { history: true })
  for (const sizes of [[1, 7, 40], [300]]) {
    await using test = await createTestDatabase()
    const features = await screenMarket(test.db, sizes)
    for (const [at, { id }] of market.entries()) {
      expect({ id, row: features.get(id) }).toEqual({ id, row: values.slice(at * width, (at + 1) * width) })
    }
  }
})

test('features read from the database are the same to the last bit where all ratings are mirrored (R0.1)', async () => {
  const rowsOf = async (reviews: typeof market) => {
    await using test = await createTestDatabase()
    await screenMarket(test.db, [20], reviews)
    return await test.db
      .selectFrom('countedReview')
      .select(['reviewId', 'features'])
      .orderBy('reviewId')
      .execute()
  }
  const rows = await rowsOf(market)
  expect(rows.every(({ features }) => features !== null)).toBe(true)
  expect(await rowsOf(mirrored(market))).toEqual(rows)
})
