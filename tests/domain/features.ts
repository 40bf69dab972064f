import fc from 'fast-check'
import type { ReviewFeatures } from '#domain/detection/features'
import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'
import { canonical, foldKinds } from '#domain/text/canonical'

export const buyer = 'author'
const createdAt = new Date('2026-11-20T12:00:00Z')

/** A review about which there is nothing to say: an old customer, a delivered order, a seller known for long. */
export function featuresOf({
  rating = 5,
  sellerMean = 5,
  earlierReviews = 5,
  words = 30,
}: {
  rating?: number
  sellerMean?: number
  earlierReviews?: number
  words?: number
}): ReviewFeatures {
  return {
    reviewId: 'r1',
    direction: 'buyer_to_seller',
    createdAt,
    author: { id: buyer, registeredAt: new Date('2024-01-01T00:00:00Z'), earlierReviews },
    seller: {
      id: 'seller',
      rating,
      reviews: 100,
      ratingSum: Math.round(sellerMean * 100),
      ratingSquareSum: Math.round(sellerMean * sellerMean * 100),
      usualPerDay: 3,
      lastDay: [],
      hasOrders: true,
    },
    order: {
      state: 'found',
      id: 'o1',
      sellerId: 'seller',
      buyerId: buyer,
      placedAt: new Date('2026-11-10T12:00:00Z'),
      deliveredAt: new Date('2026-11-15T12:00:00Z'),
    },
    links: [],
    twins: [],
    external: [],
    text: { language: 'uk', words, folds: [], contacts: [], obscenities: [] },
    reading: readingOf(''),
    behaviour: undefined,
  }
}

export function readingOf(text: string): ReviewFeatures['reading'] {
  const read = canonical(text)
  return { canonical: read, language: 'en', origin: read.origin }
}

const id = fc.constantFrom('author', 'seller', 'a', 'b', 'c', 'd')
const instant = fc.date({ min: new Date('2026-10-01'), max: new Date('2026-12-01'), noInvalidDate: true })
const span = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }))
const order = fc.oneof(
  fc.constant({ state: 'not_given' as const }),
  fc.constant({ state: 'missing' as const, id: 'o1' }),
  fc.record({
    state: fc.constant('found' as const),
    id: fc.constant('o1'),
    sellerId: id,
    buyerId: id,
    placedAt: instant,
    deliveredAt: fc.option(instant),
  }),
)
const link = fc
  .record({ kind: fc.constantFrom('device', 'address', 'payment'), all: fc.uniqueArray(id), same: fc.nat(6) })
  .map(({ kind, all, same }) => ({ kind, otherAuthors: all, sameSellerAuthors: all.slice(0, same) }))

const model = { name: 'model', source: 'fetched' as const }
const verdict: fc.Arbitrary<ReviewFeatures['external'][number]> = fc.oneof(
  fc.constant({ ...model, probability: null, explanation: null, missing: 'timed_out' as const }),
  fc.record({
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    explanation: fc.constantFrom(null, 'because'),
    name: fc.constant('model'),
    source: fc.constant('sent' as const),
    missing: fc.constant(null),
  }),
)

/** Any features at all; the seller's sums are those of ratings somebody could have given. */
export const anyFeatures: fc.Arbitrary<ReviewFeatures> = fc.record({
  reviewId: fc.constant('r1'),
  direction: fc.constantFrom('buyer_to_seller', 'seller_to_buyer'),
  createdAt: instant,
  author: fc.record({ id, registeredAt: fc.option(instant), earlierReviews: fc.nat(20) }),
  seller: fc
    .record({
      rating: fc.integer({ min: 1, max: 5 }),
      ratings: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 200 }),
      usualPerDay: fc.option(fc.double({ min: 0, max: 50, noNaN: true })),
      lastDay: fc.array(
        fc.record({
          minutesBefore: fc.double({ min: 0, max: 1440, noNaN: true }),
          authorIsNew: fc.option(fc.boolean()),
        }),
        { maxLength: 50 },
      ),
      hasOrders: fc.boolean(),
    })
    .map(({ ratings, lastDay, ...seller }) => ({
      ...seller,
      id: 'seller',
      reviews: ratings.length,
      ratingSum: ratings.reduce((sum, rating) => sum + rating, 0),
      ratingSquareSum: ratings.reduce((sum, rating) => sum + rating * rating, 0),
      lastDay: lastDay.sort((a, b) => a.minutesBefore - b.minutesBefore),
    })),
  order,
  links: fc.array(link, { maxLength: 3 }),
  twins: fc.array(
    fc.record({
      reviewId: fc.string(),
      authorId: id,
      sellerId: id,
      overlap: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 5 },
  ),
  external: fc.array(verdict, { maxLength: 3 }),
  text: fc.record({
    language: fc.constantFrom('uk', 'ru', 'en', 'zh', 'other'),
    words: fc.nat(200),
    folds: fc.array(
      fc.tuple(fc.constantFrom(...foldKinds), span).map(([kind, at]) => ({ kind, ...at })),
      { maxLength: 10 },
    ),
    contacts: fc.array(
      fc.record({ kind: fc.constantFrom('phone', 'email', 'link', 'messenger'), span: fc.option(span) }),
      { maxLength: 4 },
    ),
    obscenities: fc.array(fc.record({ span: fc.option(span) }), { maxLength: 4 }),
  }),
  reading: fc.string({ unit: 'grapheme' }).map(readingOf),
  behaviour: fc.constant(undefined),
})

const feature = fc.oneof(fc.constant(Number.NaN), fc.nat(5), fc.double({ min: -5, max: 400, noNaN: true }))
/** The features of any behaviour. */
export const anyBehaviour: fc.Arbitrary<Float64Array> = fc
  .array(feature, {
    minLength: behaviourFeatures.length + historyFeatures.length,
    maxLength: behaviourFeatures.length + historyFeatures.length,
  })
  .map((row) => Float64Array.from(row))
