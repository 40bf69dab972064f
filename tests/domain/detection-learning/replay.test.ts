import { expect, test } from 'vitest'
import { seededRandom, shuffledIndexes } from '#domain/detection/learning/random'
import { type ReplayedReview, replay } from '#domain/detection/learning/replay'
import { behaviourFeatures } from '#domain/detection/learning/replay-features'
import { decisionDelayDays, makeMarket } from '#tests/domain/detection-learning/market'

const market = makeMarket(1500)

function rowsOf(reviews: ReplayedReview[], count: number, history = true) {
  const { values, width } = replay(reviews, { history })
  return values.slice(0, count * width)
}

test('nothing comes from the future: whatever follows, what came before has the same features', () => {
  const [past, future] = [market.slice(0, 900), market.slice(900)]
  const order = shuffledIndexes(future.length, seededRandom(7))
  const shuffled = future.map((review, at) => ({
    ...(future[order[at] ?? 0] ?? review),
    at: review.at,
    knownAt: review.knownAt,
    label: 1 - review.label,
  }))
  expect(rowsOf([...past, ...shuffled], 900)).toEqual(rowsOf(market, 900))
  expect(rowsOf(past, 900)).toEqual(rowsOf(market, 900))
})

test('a decision has an influence from when it is known, never before', () => {
  const at = market[1000]?.at ?? 0
  const flipped = (since: number, until: number) =>
    market.map((review) =>
      review.at > since && review.at <= until ? { ...review, label: 1 - review.label } : review,
    )
  const own = (reviews: ReplayedReview[]) => {
    const { values, width } = replay(reviews, { history: true })
    return values.slice(1000 * width, 1001 * width)
  }
  expect(own(flipped(at - decisionDelayDays, at + 1000))).toEqual(own(market))
  expect(own(flipped(at - decisionDelayDays - 20, at - decisionDelayDays))).not.toEqual(own(market))
})

test('without history no label has any influence', () => {
  const relabelled = market.map((review) => ({ ...review, label: 1 - review.label }))
  expect(rowsOf(relabelled, 1500, false)).toEqual(rowsOf(market, 1500, false))
})

test('each decision counts from its own time, a late one after an early one about a later review', () => {
  const review = { authorId: 'a', sellerId: 's', rating: 5 }
  const reviews = [
    { ...review, id: '0', at: 1000, label: 1, knownAt: 1300 },
    { ...review, id: '1', at: 1010, label: 0, knownAt: 1010 },
    { ...review, id: '2', at: 1020, label: undefined, knownAt: undefined },
    { ...review, id: '3', at: 1200, label: undefined, knownAt: undefined },
    { ...review, id: '4', at: 1400, label: undefined, knownAt: undefined },
  ]
  const { names, values, width } = replay(reviews, { history: true })
  const decided = names.indexOf('author.decided_reviews')
  expect(reviews.map((_, at) => values[at * width + decided])).toEqual([0, 0, 1, 1, 2])
})

test('the order of the rows in the file does not matter', () => {
  const { values, width } = replay(market, { history: true })
  const order = shuffledIndexes(market.length, seededRandom(3))
  const shuffled = Array.from(order, (from) => market[from]).filter((review) => review !== undefined)
  const again = replay(shuffled, { history: true }).values
  for (const [at, from] of order.entries()) {
    expect(again.slice(at * width, (at + 1) * width)).toEqual(values.slice(from * width, (from + 1) * width))
  }
})

test('counts are what they are called', () => {
  const review = { authorId: 'a', sellerId: 's', rating: 5, label: undefined, knownAt: undefined }
  const reviews = [0, 0.5, 10, 40].map((day, at) => ({ ...review, id: String(at), at: 1000 + day }))
  const { values, width } = replay(reviews, { history: false })
  const last = Object.fromEntries(behaviourFeatures.map((name, at) => [name, values[3 * width + at]]))
  expect(last).toMatchObject({
    'author.reviews': 3,
    'author.age_days': 40,
    'author.gap_days': 30,
    'author.most_in_a_day': 2,
    'author.rating_entropy_bits': 0,
    'review.absolute_distance_stars': 0,
    'seller.reviews': 3,
    'seller.reviews_30_days': 0,
    'seller.reviews_90_days': 3,
    'seller.new_author_share': 1 / 3,
    'seller.one_time_author_share': 0,
  })
})

test('reviews without a rating leave what depends on it unknown', () => {
  const reviews = [1, 2].map((at) => ({
    id: String(at),
    authorId: 'a',
    sellerId: 's',
    rating: null,
    at,
    label: 0,
    knownAt: at + decisionDelayDays,
  }))
  const { values, width } = replay(reviews, { history: true })
  expect(values[width + behaviourFeatures.indexOf('review.absolute_distance_stars')]).toBeNaN()
  expect(values[width + behaviourFeatures.indexOf('author.reviews')]).toBe(1)
})
