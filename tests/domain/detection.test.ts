import fc from 'fast-check'
import { expect, test } from 'vitest'
import en from '#app/messages/signals.en.json'
import ru from '#app/messages/signals.ru.json'
import uk from '#app/messages/signals.uk.json'
import zh from '#app/messages/signals.zh.json'
import type { ReviewFeatures } from '#domain/detection/features'
import { coldStart, judge as judgeBy } from '#domain/detection/judge'
import { type FindingName, signalNames } from '#domain/detection/signal'
import { caps, groups, weights } from '#domain/detection/weights'
import { anyFeatures, buyer, featuresOf } from '#tests/domain/features'

const judge = (features: ReviewFeatures) => judgeBy(features, coldStart)
const namesOf = (features: ReviewFeatures) => judge(features).signals.map(({ name }) => name)
const factsOf = (features: ReviewFeatures) =>
  judge(features).signals.flatMap(({ name, facts }) => facts.map((fact) => `${name}.${fact.id}`))

test('an honest angry customer with an order is not suspected', () => {
  const angry = featuresOf({ rating: 1, sellerMean: 4.9, earlierReviews: 0 })
  expect(judge(angry).fakeProbability).toBeLessThan(0.1)
})

test('an honest angry customer who swears is no likelier to be fake', () => {
  const text = { ...featuresOf({}).text, obscenities: [{ span: { start: 0, end: 4 } }, { span: null }] }
  const angry = { ...featuresOf({ rating: 1, sellerMean: 4.9 }), text }
  expect(namesOf(angry)).toContain('obscenity')
  expect(judge(angry).fakeProbability).toBeLessThan(0.1)
})

test('mirrored ratings give the very same judgement', () => {
  fc.assert(
    fc.property(anyFeatures, (features) => {
      const { rating, reviews, ratingSum, ratingSquareSum } = features.seller
      const mirrored = {
        rating: 6 - rating,
        ratingSum: 6 * reviews - ratingSum,
        ratingSquareSum: 36 * reviews - 12 * ratingSum + ratingSquareSum,
      }
      expect(judge({ ...features, seller: { ...features.seller, ...mirrored } })).toEqual(judge(features))
    }),
  )
})

test('without a usual rating the stars change nothing at all', () => {
  fc.assert(
    fc.property(anyFeatures, fc.integer({ min: 1, max: 5 }), (features, rating) => {
      const seller = { ...features.seller, reviews: 0, ratingSum: 0, ratingSquareSum: 0 }
      expect(judge({ ...features, seller: { ...seller, rating } })).toEqual(judge({ ...features, seller }))
    }),
  )
})

test('the contributions add up exactly to the log-odds of the probability', () => {
  fc.assert(
    fc.property(anyFeatures, (features) => {
      const { fakeProbability, baseline, signals } = judge(features)
      const sum = signals.reduce((total, { contribution }) => total + contribution, baseline)
      expect(Math.abs(Math.log(fakeProbability / (1 - fakeProbability)) - sum)).toBeLessThan(1e-9)
    }),
  )
})

test('signals that go together never add more than their group may', () => {
  fc.assert(
    fc.property(anyFeatures, (features) => {
      const { signals } = judge(features)
      for (const group of groups) {
        const own = signals.filter(({ name }) => weights[name as FindingName].group === group)
        const total = own.reduce((sum, { contribution }) => sum + contribution, 0)
        expect(total).toBeLessThanOrEqual(caps[group] + 1e-9)
      }
      for (const { name, strength, facts } of signals) {
        // A model that has nothing against a review, or does not answer, is told and adds nothing.
        if (name !== 'external_verdict') expect(strength).toBeGreaterThan(0)
        expect(strength).toBeLessThanOrEqual(1)
        expect(facts.length).toBeGreaterThan(0)
      }
    }),
  )
})

test('every fact can be said in every language, and nothing else is in the catalogue', () => {
  const said = new Set(signalNames.map((name) => `signal.${name}.title`))
  fc.assert(
    fc.property(anyFeatures, (features) => {
      for (const fact of factsOf(features)) {
        said.add(`signal.${fact}`)
        expect(en).toHaveProperty([`signal.${fact}`])
      }
    }),
    // A fixed seed: the rarest facts are met in one run in a thousand, and a run must not depend on luck.
    { numRuns: 6000, seed: 4 },
  )
  expect(Object.keys(en).sort()).toEqual([...said].sort())
  for (const other of [uk, ru, zh]) expect(Object.keys(other)).toEqual(Object.keys(en))
})

test('what is unknown is never suspicious', () => {
  const unknown = featuresOf({ rating: 1, earlierReviews: 3 })
  const seller = { ...unknown.seller, reviews: 0, usualPerDay: null, hasOrders: false }
  const features: ReviewFeatures = {
    ...unknown,
    author: { ...unknown.author, registeredAt: null },
    order: { state: 'not_given' },
    seller: {
      ...seller,
      lastDay: Array.from({ length: 50 }, (_, at) => ({ minutesBefore: at, authorIsNew: null })),
    },
  }
  expect(namesOf(features)).toEqual([])
})

test('an order that is missing, of another seller or of another buyer says more than none', () => {
  const found = { state: 'found', id: 'o', placedAt: new Date(0), deliveredAt: null } as const
  const orders: ReviewFeatures['order'][] = [
    { state: 'not_given' },
    { state: 'missing', id: 'o' },
    { ...found, sellerId: 'somebody', buyerId: buyer },
    { ...found, sellerId: 'seller', buyerId: 'somebody' },
  ]
  expect(orders.map((order) => factsOf({ ...featuresOf({}), order }))).toEqual([
    ['no_order.not_given'],
    ['no_order.not_found'],
    ['no_order.other_seller'],
    ['no_order.other_buyer'],
  ])
  const [none = 0, ...more] = orders.map((order) => judge({ ...featuresOf({}), order }).fakeProbability)
  for (const probability of more) expect(probability).toBeGreaterThan(none)
})

test('seven reviews in forty minutes are told against the two a day this seller usually gets', () => {
  const lastDay = [3, 8, 15, 22, 30, 40].map((minutesBefore) => ({ minutesBefore, authorIsNew: true }))
  const features = featuresOf({})
  const { signals } = judge({ ...features, seller: { ...features.seller, usualPerDay: 2, lastDay } })
  expect(signals[0]).toMatchObject({
    name: 'burst',
    facts: [
      { id: 'rate', values: { reviews: 7, minutes: 40, usual: 2 } },
      { id: 'new_authors', values: { count: 6, of: 6 } },
    ],
  })
})

test('a busy seller on a busy day is no burst, and a clock that tells only days makes none', () => {
  const features = featuresOf({})
  const busy = Array.from({ length: 50 }, (_, at) => ({ minutesBefore: at * 3 + 1, authorIsNew: false }))
  expect(namesOf({ ...features, seller: { ...features.seller, usualPerDay: 500, lastDay: busy } })).toEqual(
    [],
  )
  const sameNoon = Array.from({ length: 6 }, () => ({ minutesBefore: 0, authorIsNew: false }))
  expect(namesOf({ ...features, seller: { ...features.seller, usualPerDay: 4, lastDay: sameNoon } })).toEqual(
    [],
  )
})

test('the words of another author weigh more than one’s own', () => {
  const twin = { reviewId: 'r0', sellerId: 'seller', overlap: 0.9 }
  const ofOther = judge({ ...featuresOf({}), twins: [{ ...twin, authorId: 'other' }] })
  const ofSelf = judge({ ...featuresOf({}), twins: [{ ...twin, authorId: buyer }] })
  expect(ofOther.fakeProbability).toBeGreaterThan(ofSelf.fakeProbability)
  expect(ofOther.fakeProbability).toBeGreaterThan(0.4)
})

test('a short text is alike by nature and counts only between linked authors', () => {
  const features = featuresOf({ words: 6 })
  const twins = [{ reviewId: 'r0', authorId: 'other', sellerId: 'seller', overlap: 1 }]
  expect(namesOf({ ...features, twins })).toEqual([])
  const links = [{ kind: 'address' as const, otherAuthors: ['other'], sameSellerAuthors: [] }]
  expect(namesOf({ ...features, twins, links })).toContain('near_duplicate')
})

test('a household is not a ring', () => {
  const address = { kind: 'address' as const, otherAuthors: ['spouse'], sameSellerAuthors: [] }
  expect(judge({ ...featuresOf({}), links: [address] }).fakeProbability).toBeLessThan(0.1)
  const ring = ['a', 'b', 'c']
  const device = { kind: 'device' as const, otherAuthors: ring, sameSellerAuthors: ring }
  expect(judge({ ...featuresOf({}), links: [device] }).fakeProbability).toBeGreaterThan(0.3)
})

test('a seller who reviews itself is told so; one who reviews a buyer is not', () => {
  const features = featuresOf({})
  const own = { ...features, author: { ...features.author, id: 'seller' } }
  expect(factsOf(own)).toContain('self_review.is_seller')
  expect(namesOf({ ...own, direction: 'seller_to_buyer' })).toEqual([])
  const links = [{ kind: 'device' as const, otherAuthors: ['seller'], sameSellerAuthors: [] }]
  expect(factsOf({ ...features, links })).toEqual(['self_review.seller_device'])
})
