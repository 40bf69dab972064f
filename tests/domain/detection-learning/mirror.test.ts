import { expect, test } from 'vitest'
import { explainReview } from '#domain/detection/learning/detector-model'
import { packModel } from '#domain/detection/learning/pack-model'
import { type ReplayedReview, replay } from '#domain/detection/learning/replay'
import { featuresOf, trainDetector } from '#domain/detection/learning/train-detector'
import { makeMarket, mirrored } from '#tests/domain/detection-learning/market'

// Some have no rating, and some come late.
const market = makeMarket(3600).map((review, at) => ({
  ...review,
  rating: at % 50 === 0 ? null : review.rating,
  at: at % 70 === 0 ? review.at - 10 : review.at,
}))

function learn(reviews: ReplayedReview[], count: number) {
  const table = replay(reviews, { history: true })
  const examples = reviews.slice(0, count).map(({ label = 0, at }, row) => ({
    ...{ text: '', language: 'en', weight: 1 },
    ...{ label, at, row },
  }))
  return { table, model: trainDetector(examples, table, { seed: 1 }) }
}

test('a mirrored history has the same features to the last bit (R0.1)', () => {
  const { names, values, width } = replay(market, { history: true })
  const other = replay(mirrored(market), { history: true }).values
  const differing = new Set<string | undefined>()
  for (const [at, value] of values.entries())
    if (!Object.is(value, other[at])) differing.add(names[at % width])
  expect([...differing]).toEqual([])
})

test.each([
  ['expert', 100],
  ['scorecard', 1500],
  ['trees', 3600],
])('a mirrored history teaches the same %s and has the same explanations', (kind, count) => {
  const own = learn(market, count)
  const other = learn(mirrored(market), count)
  expect(own.model.behaviour.kind).toBe(kind)
  expect(packModel(other.model, {})).toEqual(packModel(own.model, {}))
  for (let row = 0; row < market.length; row += 7) {
    const explain = ({ model, table }: typeof own) =>
      explainReview(model, {
        ...{ canonical: { text: '', cased: '', joined: [] }, language: 'en' },
        behaviour: featuresOf(table, row),
      })
    expect(explain(other)).toEqual(explain(own))
  }
})
