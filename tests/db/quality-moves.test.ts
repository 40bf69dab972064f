import { expect, test } from 'vitest'
import { recountSellers } from '#commands/quality/recount-sellers'
import { receiveOrders } from '#commands/receive-orders'
import { receiveReviews } from '#commands/receive-reviews'
import type { Database } from '#db/client'
import { sumCounters, sumDays } from '#tests/setup/quality-counters'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-23'
const now = new Date(`${asOf}T05:00:00Z`)
const marketplace = { kind: 'api_key', id: 'key' } as const
const [from, to] = ['s0000005', 's0000006']

const review = (sellerId: string, createdAt: string) => ({
  id: 'moving-review',
  ...{ sellerId, createdAt, rating: 1, text: 'Broke on the first day.', author: { id: 'moving-buyer' } },
})
const order = (sellerId: string, placedAt: string) => ({
  id: 'moving-order',
  ...{ sellerId, placedAt, buyerId: 'moving-buyer' },
})

test('what an edit moves to another seller or day is no longer counted where it was', async () => {
  await using shop = await createTestDatabase()
  const { db } = shop
  await fillMarket(shop.ownerDb, { sellers: 20, feedback: 300, asOf })
  await runNow(db, now)
  const [start, end] = [await sumDays(db, from), await sumDays(db, to)]

  await receiveOrders(db, [order(from, '2026-10-01T10:00:00Z')], marketplace, now)
  await receiveReviews(db, [review(from, '2026-10-05T22:30:00Z')], marketplace, now)
  await publish(db)
  await recountWhatWaits(db)
  expect(await sumDays(db, from)).toEqual({ ...start, reviews: start.reviews + 1, orders: start.orders + 1 })

  // Another day first, then another seller.
  for (const [sellerId, day] of [
    [from, '2026-10-20'],
    [to, '2026-11-02'],
  ] as const) {
    await receiveOrders(db, [order(sellerId, `${day}T10:00:00Z`)], marketplace, now)
    await receiveReviews(db, [review(sellerId, `${day}T22:30:00Z`)], marketplace, now)
    await publish(db)
    await recountWhatWaits(db)
    const own = sellerId === from ? start : end
    expect(await sumDays(db, sellerId)).toEqual({ ...own, reviews: own.reviews + 1, orders: own.orders + 1 })
    expect(await countersFollow(db, sellerId)).toBe(true)
  }
  expect(await sumDays(db, from)).toEqual(start)
  expect(await countersFollow(db, from)).toBe(true)
})

/** Whether a shop's counters hold what its days do: of one with orders those, of one without the reviews. */
async function countersFollow(db: Database, sellerId: string): Promise<boolean> {
  const [counters, days] = [await sumCounters(db, sellerId), await sumDays(db, sellerId)]
  const { byOrders } = await db
    .selectFrom('qualitySeller')
    .select('byOrders')
    .where('sellerId', '=', sellerId)
    .executeTakeFirstOrThrow()
  return byOrders ? counters.orders === days.orders : counters.reviews === days.reviews
}

/** The review as a person lets it through; the counting it sets off is among what waits already. */
async function publish(db: Database): Promise<void> {
  await db.updateTable('review').set({ state: 'published' }).where('id', '=', 'moving-review').execute()
}

/** Does what the relay would hand over. */
async function recountWhatWaits(db: Database): Promise<void> {
  const rows = await db.deleteFrom('outbox').returning(['job', 'subjectId']).execute()
  // Nobody screens here: the person's decision would have set this one off.
  const waiting = [...rows, { job: 'recount_reviews', subjectId: 'moving-review' }]
  for (const kind of ['reviews', 'orders', 'sellers'] as const) {
    const ids = waiting.filter(({ job }) => job === `recount_${kind}`).map(({ subjectId }) => subjectId)
    if (ids.length > 0) await recountSellers(db, { kind, ids, zone }, { kind: 'job', id: 'test' }, now)
  }
}
