import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { receiveReviews } from '#commands/receive-reviews'
import { rateCustomer } from '#commands/two-way/rate-customer'
import { withdrawReview } from '#commands/withdraw-review'
import { listCases } from '#db/coercion/cases'
import { listShopReviews } from '#db/portal/reviews'
import { findOrderReviews } from '#db/two-way/order-reviews'
import { openDueReviews } from '#db/two-way/pairs'
import type { ReviewRow } from '#domain/intake'
import type { Person } from '#domain/permission'
import { defaultRules } from '#domain/policy'
import { addPerson } from '#tests/setup/letters'
import { addOrder, addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const now = new Date('2026-11-22T09:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const marketplace = { kind: 'api_key', id: 'key' } as const

const ofBuyer: ReviewRow = {
  ...{ id: 'of-shop', sellerId: 'a', orderId: 'o', rating: 1, text: 'Late and rude.' },
  createdAt: now.toISOString(),
  author: { id: 'b' },
}
const ofSeller = (rating: number, at = later(1)): ReviewRow => ({
  ...{ id: 'of-buyer', sellerId: 'a', orderId: 'o', direction: 'seller_to_buyer', rating },
  ...{ text: 'Never at home.', createdAt: at.toISOString(), author: { id: 'a' } },
})

/** A shop with a finished order; reviews of orders stay sealed so many days where that is said. */
async function setUp(revealDays?: number) {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 'a')
  await addOrder(db, { id: 'o', sellerId: 'a', buyerId: 'b' })
  const seal = async (days: number) => {
    const rules = JSON.stringify({ ...defaultRules, revealDays: days })
    await test.ownerDb
      .insertInto('policy')
      .values({ category: '*', version: 1, rules, createdAt: now })
      .execute()
  }
  if (revealDays) await seal(revealDays)
  const own = (await addPerson(db, 'Olena', 'seller', 'a')) as Person & { sellerId: string }
  return {
    ...test,
    own,
    seal,
    send: (row: ReviewRow, at = now) => receiveReviews(db, [row], marketplace, at),
    publish: (id: string) =>
      test.ownerDb
        .updateTable('review')
        .set({ state: 'published', publishedRevision: 1 })
        .where('id', '=', id)
        .execute(),
    cases: () => listCases(db, { isOpen: true }, { limit: 5 }),
    told: async (at: Date) => {
      await openDueReviews(db, at)
      await announce(db, { limit: 50 }, at)
      const rows = await db.selectFrom('marketplaceEvent').select('subjectId').orderBy('id').execute()
      return rows.map(({ subjectId }) => subjectId)
    },
    seen: async () => (await listShopReviews(db, { sellerId: 'a' }, { limit: 5 })).map(({ id }) => id),
  }
}

test('a shop reviews the customer of a finished order, once', async () => {
  await using market = await setUp()
  const rate = (orderId = 'o') =>
    rateCustomer(market.db, { orderId, rating: 5, text: 'A pleasure.' }, market.own, now)
  expect(await rate()).toEqual({ ok: true, value: undefined })
  expect(await rate()).toMatchObject({ refusal: { reason: 'rated_already' } })
  expect(await rate('other')).toMatchObject({ refusal: { reason: 'not_found' } })
  const reviews = await market.db.selectFrom('review').select(['direction', 'authorId', 'state']).execute()
  expect(reviews).toEqual([{ direction: 'seller_to_buyer', authorId: 'a', state: 'received' }])
})

test('who mends the words about a customer keeps what else the marketplace sent of them, and when they were written', async () => {
  await using market = await setUp()
  const sent: ReviewRow = {
    ...{ ...ofSeller(1), title: 'Never again', language: 'uk' },
    attachments: [{ url: 'https://example.org/door.jpg', mediaType: 'image/jpeg' }],
    author: {
      ...{ id: 'a', registeredAt: later(-90).toISOString() },
      ...{ deviceHash: 'd', addressHash: 'e', paymentHash: 'f' },
    },
  }
  await market.send(sent, later(1))
  const review = () => market.db.selectFrom('review').selectAll().executeTakeFirstOrThrow()
  const before = await review()
  await market.ownerDb.updateTable('review').set({ state: 'returned_to_author' }).execute()
  const mended = { rating: 2, text: 'Not at home, twice.' }
  await rateCustomer(market.db, { orderId: 'o', ...mended }, market.own, later(20))
  const { contentDigest: _, receivedAt: _at, revision: _nr, version: _v, ...kept } = before
  expect(await review()).toMatchObject({ ...kept, ...mended, revision: 2 })
})

test('orders whose ids begin alike, or run together with their shops, are rated each for itself', async () => {
  await using market = await setUp()
  const long = `${'o'.repeat(120)}-`
  const orders = [
    ...[`${long}1`, `${long}2`].map((id) => ({ id, sellerId: 'a' })),
    { id: 'b-c', sellerId: 'a' },
    { id: 'c', sellerId: 'a-b' },
  ]
  await addSeller(market.db, 'a-b')
  for (const { id, sellerId } of orders) {
    await addOrder(market.db, { id, sellerId, buyerId: 'b' })
    const rating = { orderId: id, rating: 5, text: 'A pleasure.' }
    const rated = await rateCustomer(market.db, rating, { ...market.own, sellerId }, now)
    expect(rated).toEqual({ ok: true, value: undefined })
  }
  const reviews = await market.db
    .selectFrom('review')
    .select(['id', 'orderId', 'sellerId', 'revision'])
    .execute()
  expect(reviews.map(({ orderId, sellerId }) => `${sellerId} ${orderId}`).sort()).toEqual(
    orders.map(({ id, sellerId }) => `${sellerId} ${id}`).sort(),
  )
  expect(new Set(reviews.map(({ revision }) => revision))).toEqual(new Set([1]))
  expect(reviews.map(({ id }) => id)).toContain('portal-a-b-c')
})

test('a rule that comes later does not take from readers what they have seen', async () => {
  await using market = await setUp()
  await market.send(ofBuyer)
  await market.publish('of-shop')
  await market.seal(14)
  await market.send({ ...ofBuyer, text: 'Late and rude, as I said.' }, later(1))
  expect(await market.seen()).toEqual(['of-shop'])
})

test('without a rule for it reviews can be read at once', async () => {
  await using market = await setUp()
  await market.send(ofBuyer)
  await market.publish('of-shop')
  expect(await market.seen()).toEqual(['of-shop'])
})

test('sealed, neither side reads the other before both have written', async () => {
  await using market = await setUp(14)
  await market.send(ofBuyer)
  await market.publish('of-shop')
  expect(await market.seen()).toEqual([])
  await market.send(ofSeller(4), later(2))
  expect(await market.seen()).toEqual(['of-shop'])
})

test('a shop sees of its order what it wrote, and of the buyer’s review that it is there until it may read it', async () => {
  await using market = await setUp(14)
  const order = { sellerId: 'a', orderId: 'o' }
  expect(await findOrderReviews(market.db, order)).toEqual({ own: null, other: null })
  await market.send(ofBuyer)
  expect(await findOrderReviews(market.db, order)).toEqual({ own: null, other: null })
  await market.publish('of-shop')
  const sealed = await findOrderReviews(market.db, order)
  expect(sealed).toEqual({ own: null, other: { id: null, opensAt: later(14) } })
  await market.send(ofSeller(4), later(2))
  expect(await findOrderReviews(market.db, order)).toEqual({
    own: { rating: 4, text: 'Never at home.', state: 'received', opensAt: null, statementId: null },
    other: { id: 'of-shop', opensAt: null },
  })
})

test('sealed, a review is open after its days even if the other side is silent, and until then nobody is told', async () => {
  await using market = await setUp(14)
  await market.send(ofBuyer)
  await market.publish('of-shop')
  await withdrawReview(market.db, { reviewId: 'of-shop', by: 'b' }, marketplace, later(1))
  expect(await market.told(later(13))).toEqual([])
  expect(await market.told(later(15))).toEqual(['of-shop'])
})

test('a bad word after the other’s could be read is shown to seniors, and held back by nothing', async () => {
  await using market = await setUp()
  await market.send(ofBuyer)
  await market.publish('of-shop')
  await market.send(ofSeller(1))
  await market.send(ofSeller(1))
  expect(await market.cases()).toMatchObject([{ kind: 'retaliation', reviewId: 'of-buyer', sellerId: 'a' }])
  const { state } = await market.db
    .selectFrom('review')
    .select('state')
    .where('id', '=', 'of-buyer')
    .executeTakeFirstOrThrow()
  expect(state).toBe('received')
})

test('praise, a late word and one nobody could answer are no retaliation', async () => {
  await using praised = await setUp()
  await praised.send(ofBuyer)
  await praised.publish('of-shop')
  await praised.send(ofSeller(5))
  expect(await praised.cases()).toEqual([])

  await using late = await setUp()
  await late.send(ofBuyer)
  await late.publish('of-shop')
  await late.send(ofSeller(1, later(20)))
  expect(await late.cases()).toEqual([])

  await using unseen = await setUp(14)
  await unseen.send(ofBuyer)
  await unseen.publish('of-shop')
  await unseen.send(ofSeller(1))
  expect(await unseen.cases()).toEqual([])
})

test('what the marketplace changes of a review of a buyer in that moment is not written over', async () => {
  await using market = await setUp()
  const { db } = market
  await market.send(ofSeller(1))
  await market.ownerDb.updateTable('review').set({ state: 'returned_to_author' }).execute()
  const anew = { ...ofSeller(3), text: 'At home after all.', title: 'Mended' }
  const { rated } = await db.transaction().execute(async (tx) => {
    await receiveReviews(tx, [anew], marketplace, later(2))
    const mended = { orderId: 'o', rating: 2, text: 'Not at home, twice.' }
    const rated = rateCustomer(db, mended, market.own, later(2))
    await untilSomeoneWaitsForALock(market)
    return { rated }
  })
  expect(await rated).toMatchObject({ refusal: { reason: 'rated_already' } })
  const kept = await db.selectFrom('review').select(['text', 'title', 'rating', 'revision']).execute()
  expect(kept).toEqual([{ text: anew.text, title: anew.title, rating: 3, revision: 2 }])
})

test('pressed twice at once with other words, the review of a buyer is the first', async () => {
  await using market = await setUp()
  const rate = (text: string) => rateCustomer(market.db, { orderId: 'o', rating: 5, text }, market.own, now)
  const { presses } = await market.db.transaction().execute(async (tx) => {
    await tx.selectFrom('customerOrder').select('id').where('id', '=', 'o').forUpdate().execute()
    const presses = Promise.all([rate('A pleasure.'), rate('A joy.')])
    await untilSomeoneWaitsForALock(market, { many: 2 })
    return { presses }
  })
  const rated = await presses
  expect(rated.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await market.db.selectFrom('review').select('revision').execute()).toEqual([{ revision: 1 }])
})
