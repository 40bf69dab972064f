import { expect, test } from 'vitest'
import { thresholdsOf } from '#domain/detection/costs'
import { curveOf, outcomeOf, type PreviewCounts, thresholdsFor } from '#domain/detection/preview'
import { defaultRules } from '#domain/policy'

/** Costs as they were published: of a fake, of a genuine review held, and of a look. */
const costs = (publishedFake: number, heldGenuine: number, look: number) => ({
  ...{ publishedFake, heldGenuine, personMinute: look / 2, minutesPerReview: 2 },
})

const published = [
  { fake: 5, held: 2, look: 0.25, publishBelow: 0.05, holdAbove: 0.875 },
  { fake: 10, held: 2, look: 0.25, publishBelow: 0.025, holdAbove: 0.875 },
  { fake: 20, held: 5, look: 1, publishBelow: 0.05, holdAbove: 0.8 },
]

test.each(published)(
  'costs of $fake, $held and $look publish below $publishBelow and hold above $holdAbove',
  (row) => {
    const found = thresholdsOf(costs(row.fake, row.held, row.look))
    expect(found.publishBelow).toBeCloseTo(row.publishBelow, 12)
    expect(found.holdAbove).toBeCloseTo(row.holdAbove, 12)
  },
)

test('where a look never pays both thresholds are where publishing and holding cost the same', () => {
  const found = thresholdsOf(costs(4, 1, 3))
  expect(found).toEqual({ publishBelow: 0.2, holdAbove: 0.2 })
  expect(found.publishBelow * 4).toBeCloseTo((1 - found.holdAbove) * 1, 12)
})

test('whatever things cost, the thresholds are probabilities in order', () => {
  const prices = [0.001, 0.1, 1, 7, 1_000_000]
  for (const fake of prices)
    for (const held of prices)
      for (const look of prices) {
        const { publishBelow, holdAbove } = thresholdsOf(costs(fake, held, look))
        expect(publishBelow).toBeGreaterThanOrEqual(0)
        expect(publishBelow).toBeLessThanOrEqual(holdAbove)
        expect(holdAbove).toBeLessThanOrEqual(1)
      }
})

const thresholds = thresholdsFor([{ ...defaultRules, publishBelow: 0.07, holdAbove: 0.83 }])
/** Reviews that all have this probability. */
const cell = (probability: number, rest: Partial<PreviewCounts['cells'][number]> = {}) => ({
  bucket: thresholds.filter((threshold) => threshold <= probability).length,
  ...{ isForced: false, hasProof: true, reviews: 10, fakes: 0, genuine: 0 },
  ...rest,
})
const counts: PreviewCounts = {
  since: '2026-10-27T00:00:00.000Z',
  thresholds,
  cells: [
    cell(0.01, { reviews: 60, genuine: 4 }),
    cell(0.01, { isForced: true, fakes: 1 }),
    cell(0.07, { fakes: 2, genuine: 5 }),
    cell(0.5, { fakes: 4, genuine: 1 }),
    cell(0.9, { hasProof: false, fakes: 3 }),
  ],
}

test('a preview counts who would have gone to people and which known fakes were among them', () => {
  expect(outcomeOf(counts, { ...defaultRules, publishBelow: 0.07 })).toEqual({
    ...{ reviews: 100, toPeople: 40, held: 0 },
    ...{ fakes: 10, fakesCaught: 10, genuine: 10, genuineToPeople: 6 },
  })
  expect(outcomeOf(counts, { ...defaultRules, publishBelow: 0.1 })).toMatchObject({
    toPeople: 30,
    fakesCaught: 8,
  })
  expect(outcomeOf(counts, { ...defaultRules, publishBelow: 0.95 })).toMatchObject({
    toPeople: 10,
    fakesCaught: 1,
  })
  expect(outcomeOf(counts, { ...defaultRules, autoPublish: false })).toMatchObject({ toPeople: 100 })
})

test('what waits for proof goes to people in the end', () => {
  expect(outcomeOf(counts, { ...defaultRules, publishBelow: 0.95, holdAbove: 0.83 })).toMatchObject({
    ...{ held: 10, toPeople: 20, fakesCaught: 4 },
  })
  expect(outcomeOf(counts, { ...defaultRules, publishBelow: 0.95, holdWithoutOrder: true })).toMatchObject({
    ...{ held: 10, toPeople: 20 },
  })
})

test('a stricter threshold never sends fewer reviews to people nor catches fewer fakes', () => {
  const curve = curveOf(counts, defaultRules)
  expect(curve.length).toBeGreaterThan(15)
  for (const [at, point] of curve.slice(1).entries()) {
    expect(point.toPeople).toBeLessThanOrEqual(curve[at]?.toPeople ?? 0)
    expect(point.fakesCaught).toBeLessThanOrEqual(curve[at]?.fakesCaught ?? 0)
  }
})
