import { expect, test } from 'vitest'
import { likenessOf, shinglesOf } from '#fixtures/distinct-texts'
import { makeMarketplace } from '#fixtures/marketplace'
import { demoPeople } from '#fixtures/people'
import { angryTexts } from '#fixtures/planted/angry-texts'
import { createRandom } from '#fixtures/random'
import { demoSellers } from '#fixtures/sellers'
import { categories, languages } from '#fixtures/texts/phrasebook'
import { phrasebooks } from '#fixtures/write-review'

const now = new Date('2026-11-22T10:00:00Z')
const market = makeMarketplace({ seed: 'test', now })
const { sellers, orders, reviews, replies, planted } = market
const ordersById = new Map(orders.map((order) => [order.id, order]))
const reviewsById = new Map(reviews.map((review) => [review.id, review]))

const reviewsOf = (ids: string[]) => ids.flatMap((id) => reviewsById.get(id) ?? [])
const share = (part: number, whole: number) => part / whole

test('the same seed and instant give the same marketplace, others another', () => {
  expect(makeMarketplace({ seed: 'test', now })).toEqual(market)
  expect(makeMarketplace({ seed: 'other', now }).reviews).not.toEqual(reviews)
})

test('the marketplace has the size the demo promises', () => {
  expect(sellers).toHaveLength(60)
  expect(new Set(sellers.map(({ category }) => category))).toEqual(new Set(categories))
  expect(orders.length).toBeGreaterThanOrEqual(6000)
  expect(reviews).toHaveLength(3000)
  expect(share(replies.length, reviews.length)).toBeGreaterThan(0.2)
  expect(share(replies.length, reviews.length)).toBeLessThan(0.3)
})

test('every row keeps the limits of the intake', () => {
  for (const rows of [sellers, orders, reviews, replies]) {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.filter(({ id }) => !/^[a-z0-9-]{1,128}$/.test(id))).toEqual([])
  }
  const unfit = reviews.filter(
    ({ rating, text }) =>
      ![1, 2, 3, 4, 5].includes(rating) ||
      text.length === 0 ||
      text.length > 5000 ||
      /[[\]<>{}]|undefined| {2}/.test(text),
  )
  expect(unfit).toEqual([])
  expect(orders.filter(({ amount }) => !/^\d+\.\d\d$/.test(amount?.amount ?? ''))).toEqual([])
})

test('nothing happens after now, before its cause, or more than 150 days ago', () => {
  const [earliest, latest] = [new Date(now.getTime() - 150 * 86_400_000).toISOString(), now.toISOString()]
  const isOrdered = (...instants: (string | undefined)[]) => {
    const given = instants.filter((instant) => instant !== undefined)
    return given.every((at, place) => !Number.isNaN(Date.parse(at)) && at >= (given[place - 1] ?? at))
  }
  const oddOrders = orders.filter(
    ({ placedAt, cancelledAt, deliveredAt, returnedAt }) =>
      !isOrdered(earliest, placedAt, cancelledAt ?? deliveredAt, returnedAt, latest),
  )
  const oddReviews = reviews.filter(({ createdAt, author, orderId }) => {
    const order = orderId ? ordersById.get(orderId) : undefined
    if (order && !order.deliveredAt) return true
    return !isOrdered(author.registeredAt, createdAt, latest) || !isOrdered(order?.deliveredAt, createdAt)
  })
  const oddReplies = replies.filter(
    ({ createdAt, reviewId }) => !isOrdered(reviewsById.get(reviewId)?.createdAt, createdAt, latest),
  )
  expect([oddOrders, oddReviews, oddReplies]).toEqual([[], [], []])
})

test('an order that a review names belongs to its author and its seller', () => {
  const astray = reviews.filter(({ orderId, sellerId, author, direction }) => {
    const order = orderId ? ordersById.get(orderId) : undefined
    if (orderId && !order) return true
    return order && (order.sellerId !== sellerId || (!direction && order.buyerId !== author.id))
  })
  expect(astray).toEqual([])
  const unproven = reviews.filter(({ orderId }) => !orderId).length
  expect(share(unproven, reviews.length)).toBeGreaterThan(0.06)
  expect(share(unproven, reviews.length)).toBeLessThan(0.13)
})

test('four languages are written in their shares', () => {
  const expected = { uk: 0.45, ru: 0.2, en: 0.2, zh: 0.15 }
  for (const language of languages) {
    const written = reviews.filter((review) => review.language === language).length
    expect(Math.abs(share(written, reviews.length) - expected[language])).toBeLessThan(0.05)
  }
})

test('what sellers do shows in their ratings', () => {
  const meanOf = (sellerId: string) => {
    const ratings = reviews.filter((review) => review.sellerId === sellerId).map(({ rating }) => rating)
    return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
  }
  const lateOf = (sellerId: string) => {
    const delivered = orders.filter((order) => order.sellerId === sellerId && order.deliveredAt)
    const late = delivered.filter(({ deliveredAt = '', promisedBy = '' }) => deliveredAt > promisedBy)
    return share(late.length, delivered.length)
  }
  expect(meanOf(demoSellers.worst)).toBeLessThan(3.2)
  expect(meanOf(demoSellers.good)).toBeGreaterThan(4)
  expect(lateOf(demoSellers.worst)).toBeGreaterThan(3 * lateOf(demoSellers.good))
})

test('reviews that are not fakes do not look copied from one another', () => {
  const fake = new Set(
    Object.values(planted).flatMap(({ expected, reviewIds }) => (expected === 'fake' ? reviewIds : [])),
  )
  const texts = reviews.filter(({ id }) => !fake.has(id)).map(({ text }) => shinglesOf(text))
  const long = texts.filter((shingles) => shingles.size > 0)
  const random = createRandom('pairs')
  const likeness = Array.from({ length: 20_000 }, () => {
    const at = random.whole(0, long.length - 2)
    return likenessOf(long[at] ?? new Set(), long[random.whole(at + 1, long.length - 1)] ?? new Set())
  })
  expect(likeness.filter((one) => one >= 0.5)).toEqual([])
  expect(new Set(reviews.map(({ text }) => text)).size).toBeGreaterThan(2500)
})

test.each(languages)('%s has at least 150 sentences of its own', (language) => {
  const collect = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(collect)
        : []
  expect(new Set(collect(phrasebooks[language])).size).toBeGreaterThan(150)
})

test('every planted case is there and says where', () => {
  for (const { reviewIds, authorIds, sellerIds, see } of Object.values(planted)) {
    expect(reviewsOf(reviewIds)).toHaveLength(reviewIds.length)
    expect(new Set(reviewsOf(reviewIds).map(({ author }) => author.id))).toEqual(new Set(authorIds))
    expect(new Set(reviewsOf(reviewIds).map(({ sellerId }) => sellerId))).toEqual(new Set(sellerIds))
    expect(see).toMatch(/\.$/)
  }
})

test('the ring shares two devices and a card over three sellers', () => {
  const ring = reviewsOf(planted.ring.reviewIds)
  expect(planted.ring.authorIds).toHaveLength(8)
  expect(planted.ring.sellerIds).toHaveLength(3)
  expect(new Set(ring.map(({ author }) => author.deviceHash)).size).toBe(2)
  expect(new Set(ring.map(({ author }) => author.paymentHash)).size).toBe(4)
})

test('the bought praise comes within fifty minutes or so, the attack is all one star', () => {
  const times = reviewsOf(planted.praiseBurst.reviewIds).map(({ createdAt }) => Date.parse(createdAt))
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(53 * 60_000)
  expect(new Set(reviewsOf(planted.competitorAttack.reviewIds).map(({ rating }) => rating))).toEqual(
    new Set([1]),
  )
})

test('angry customers have orders that came late', () => {
  const angry = reviewsOf(planted.angryCustomers.reviewIds)
  expect(angry).toHaveLength(angryTexts.length)
  expect(angry.length).toBeGreaterThanOrEqual(25)
  for (const { orderId = '', rating } of angry) {
    const { deliveredAt = '', promisedBy = '' } = ordersById.get(orderId) ?? {}
    expect(deliveredAt > promisedBy).toBe(true)
    expect(rating).toBeLessThanOrEqual(2)
  }
})

test('everybody of the contract can sign in, and the sellers speak for shops that exist', () => {
  expect(new Set(demoPeople.map(({ email }) => email)).size).toBe(29)
  for (const { role, sellerId } of demoPeople) {
    expect(sellerId !== null).toBe(role === 'seller')
    if (sellerId) expect(sellers.map(({ id }) => id)).toContain(sellerId)
  }
})
