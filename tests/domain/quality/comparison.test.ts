import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annualMean, seasonOf, sumUnits, windowMean } from '#domain/quality/benchmark'
import { fitPriorShape } from '#domain/quality/dispersion'
import { selectDiscoveries } from '#domain/quality/false-discovery'
import { defaultQualityPolicy as policy } from '#domain/quality/policy'
import {
  certaintyOfRateAbove,
  certaintyOfWorse,
  certaintyOfWorsened,
  inflation,
  rateInterval,
  ratioInterval,
  shrunkRatio,
} from '#domain/quality/posterior'
import { temporalCv2 } from '#domain/quality/weekly-variation'

const spread = { shape: 2, weeklyCv2: 0.1 }
const mode = { events: 50, weight: 1000 }
const amount = (max: number) => fc.double({ min: 0, max, noNaN: true })
const year = (observed: number, expected: number) => ({ observed, expected, days: 365 })

test('a giant weighs no more than fifty reviews in a cell', () => {
  expect(sumUnits([{ events: 1, feedback: 1 }], policy)).toEqual({ events: 1, weight: 1 })
  // 51 / (1 + .02·50) = 25.5, a tenth of which are events
  expect(sumUnits([{ events: 5.1, feedback: 51 }], policy).events).toBeCloseTo(2.55, 12)
  expect(sumUnits([{ events: 5e5, feedback: 5e6 }], policy).weight).toBeLessThan(50)
})

test('a unit without feedback counts for nothing, and an empty cell has the mean of its mode', () => {
  const empty = sumUnits([{ events: 0, feedback: 0 }], policy)
  expect(empty).toEqual({ events: 0, weight: 0 })
  expect(annualMean(empty, mode, policy)).toBeCloseTo(0.05, 15)
})

test('a mean never reaches 0 or 1', () => {
  expect(annualMean({ events: 0, weight: 0 }, { events: 0, weight: 0 }, policy)).toBe(1e-5)
  expect(annualMean({ events: 9e6, weight: 9e6 }, mode, policy)).toBe(0.9)
})

test('a cell as heavy as the prior lies half-way to it', () => {
  expect(annualMean({ events: 10, weight: 50 }, mode, policy)).toBeCloseTo((0.2 + 0.05) / 2, 15)
})

test('a season moves every cell of a window alike', () => {
  const cells = [
    { events: 12, weight: 100, annualMean: 0.1 },
    { events: 24, weight: 200, annualMean: 0.1 },
  ] as const
  expect(seasonOf(cells)).toBeCloseTo(1.2, 15)
  expect(windowMean({ events: 0, weight: 0, annualMean: 0.1 }, 1.2, policy)).toBeCloseTo(0.12, 15)
  expect(windowMean(cells[1], 1.2, policy)).toBeCloseTo(0.12, 15)
  expect(seasonOf([])).toBe(1)
})

test('sellers who differ no more than by chance get the strongest prior', () => {
  const alike = Array.from({ length: 20 }, (_, index) => ({ observed: index % 2 ? 11 : 9, expected: 10 }))
  expect(fitPriorShape(alike, policy)).toEqual({ shape: 50, meanRatio: 1 })
})

test('the prior of two extreme kinds of seller is fitted by hand', () => {
  // ratios 0 and 2 with equal weights: variance 1, of which 1/10 is chance; shape 1/.9
  const { shape, meanRatio } = fitPriorShape(
    [
      { observed: 0, expected: 10 },
      { observed: 20, expected: 10 },
    ],
    policy,
  )
  expect(meanRatio).toBe(1)
  expect(shape).toBeCloseTo(1 / 0.9, 12)
})

test('nobody to compare, or only sellers with hardly any feedback, gives the strongest prior', () => {
  expect(fitPriorShape([], policy)).toEqual({ shape: 50, meanRatio: 1 })
  expect(fitPriorShape([{ observed: 3, expected: 0.2 }], policy)).toEqual({ shape: 50, meanRatio: 1 })
})

test('weeks that follow each other evenly have no variation of their own', () => {
  const even = Array.from({ length: 10 }, () => ({ observed: 2, expected: 2 }))
  expect(temporalCv2([even], policy)).toBe(0)
  expect(temporalCv2([], policy)).toBe(0)
  expect(temporalCv2([[{ observed: 40, expected: 6 }]], policy)).toBe(0)
})

test('the variation of two weeks of 1 and 9 events is (0 + 72) / 18 − 1', () => {
  const weeks = [
    { observed: 1, expected: 5 },
    { observed: 9, expected: 5 },
  ]
  expect(temporalCv2([weeks], policy)).toBeCloseTo(3, 12)
})

test('sellers with fewer than five expected events do not speak about weeks', () => {
  const few = [
    { observed: 0, expected: 2 },
    { observed: 9, expected: 2 },
  ]
  expect(temporalCv2([few], policy)).toBe(0)
})

test('the ratio of a seller lies between what was counted and 1', () => {
  expect(shrunkRatio({ observed: 0, expected: 0 }, spread)).toBe(1)
  expect(shrunkRatio({ observed: 10, expected: 2 }, spread)).toBe(3)
})

test('a week more exposed wobbles more', () => {
  expect(inflation({ observed: 3, expected: 0, days: 30 }, spread, policy)).toBe(1)
  expect(inflation({ observed: 3, expected: 4, days: 14 }, spread, policy)).toBeCloseTo(1 + 0.1 * 1.5 * 2, 14)
})

test('with a prior of one event the certainty of one event is a sum by hand', () => {
  // Q(2, 1.5·2) = (1 + 3)·e^−3
  const certainty = certaintyOfWorse(year(1, 1), { shape: 1, weeklyCv2: 0 }, policy)
  expect(certainty).toBeCloseTo(4 * Math.exp(-3), 14)
})

test('nobody is worse without an event', () => {
  expect(certaintyOfWorse(year(0, 0), spread, policy)).toBe(0)
})

test('the certainty of being worse rises with events and falls with what was expected', () => {
  fc.assert(
    fc.property(amount(1e4), amount(100), amount(1e4), amount(100), (observed, more, expected, wider) => {
      const certainty = certaintyOfWorse(year(observed, expected), spread, policy)
      expect(certaintyOfWorse(year(observed + more, expected), spread, policy)).toBeGreaterThanOrEqual(
        certainty - 1e-12,
      )
      const poisson = { ...spread, weeklyCv2: 0 }
      expect(certaintyOfWorse(year(observed, expected + wider), poisson, policy)).toBeLessThanOrEqual(
        certaintyOfWorse(year(observed, expected), poisson, policy) + 1e-12,
      )
    }),
  )
})

test('counts of millions are judged like those of dozens', () => {
  expect(certaintyOfWorse(year(5e6, 2e6), spread, policy)).toBeGreaterThan(0.99)
  expect(certaintyOfWorse(year(2e6, 2e6), spread, policy)).toBeLessThan(0.01)
  const { low, high } = ratioInterval(year(5e6, 2e6), { shape: 2, weeklyCv2: 0 }, policy)
  expect(low).toBeLessThan(2.5)
  expect(high).toBeGreaterThan(2.5)
})

test('an interval holds the ratio and narrows with evidence', () => {
  const little = ratioInterval(year(4, 2), spread, policy)
  const much = ratioInterval(year(400, 200), spread, policy)
  expect(little.low < 1.5 && little.high > 1.5).toBe(true)
  expect(much.high - much.low).toBeLessThan(little.high - little.low)
})

test('a seller without any history or events has worsened as likely as by chance', () => {
  const nothing = { recent: { observed: 0, expected: 0, days: 30 }, before: { observed: 0, expected: 0 } }
  // Two exponential ratios: P(X > 1.25·Y) = 1 / 2.25
  const certainty = certaintyOfWorsened(nothing, { shape: 1, weeklyCv2: 0 }, policy)
  expect(certainty).toBeCloseTo(1 / 2.25, 14)
})

test('who was as bad the year before has not worsened', () => {
  const recent = { observed: 30, expected: 6, days: 90 }
  const was = (observed: number) =>
    certaintyOfWorsened({ recent, before: { observed, expected: 24 } }, spread, policy)
  expect(was(12)).toBeGreaterThan(0.99)
  expect(was(120)).toBeLessThan(0.5)
})

test('a shrunk share lies between the seller and the others, inside its interval', () => {
  const { mean, low, high } = rateInterval({ events: 6, total: 40, mean: 0.1, shape: 2 })
  expect(mean).toBeCloseTo(8 / 60, 15)
  expect(low < mean && mean < high).toBe(true)
})

test('a share cannot exceed a bound above 1', () => {
  expect(certaintyOfRateAbove({ events: 9, total: 10, mean: 0.8, shape: 2 }, 1.5)).toBe(0)
  expect(certaintyOfRateAbove({ events: 90, total: 100, mean: 0.1, shape: 2 }, 1.5)).toBeGreaterThan(0.99)
})

test('the list stops before its mean probability of a false proposal passes 5 %', () => {
  const candidates = [
    { id: 'd', certainty: 0.9 },
    { id: 'a', certainty: 0.99 },
    { id: 'c', certainty: 0.92 },
    { id: 'b', certainty: 0.94 },
    { id: 'e', certainty: 0.89 },
  ]
  const { ids, expectedFalseShare, cut } = selectDiscoveries(candidates, policy)
  expect(ids).toEqual(['a', 'b', 'c'])
  expect(expectedFalseShare).toBeCloseTo(0.05, 14)
  expect(cut).toBeCloseTo(0.08, 14)
})

test('an empty list has no cut', () => {
  expect(selectDiscoveries([], policy)).toEqual({ ids: [], expectedFalseShare: 0, cut: undefined })
})

test('the order in which sellers come changes nothing', () => {
  const candidates = fc.uniqueArray(
    fc.record({ id: fc.string(), certainty: fc.constantFrom(0.88, 0.9, 0.93, 0.96, 0.99, 1) }),
    { selector: ({ id }) => id, maxLength: 30 },
  )
  fc.assert(
    fc.property(candidates, fc.nat(), (list, turn) => {
      const cut = list.length ? turn % list.length : 0
      const shuffled = [...list.slice(cut), ...list.slice(0, cut)].reverse()
      expect(selectDiscoveries(shuffled, policy)).toEqual(selectDiscoveries(list, policy))
    }),
  )
})
