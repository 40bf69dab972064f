import { expect, test } from 'vitest'
import { calibrationOf, type DriftCounts, stabilityIndex, stabilityOf } from '#domain/detection/drift'

test('two samples of one distribution have an index near 0, and another one is far off', () => {
  expect(stabilityIndex([100, 200, 300], [100, 200, 300])).toBe(0)
  expect(stabilityIndex([1000, 2000, 3000], [101, 199, 302])).toBeLessThan(0.001)
  // (0.1 − 0.5) ln(0.1/0.5) + (0.9 − 0.5) ln(0.9/0.5), but for the half reviews
  expect(stabilityIndex([500_000, 500_000], [100_000, 900_000])).toBeCloseTo(0.8789, 3)
  expect(stabilityIndex([0, 10], [10, 0])).toBeGreaterThan(1)
  expect(stabilityIndex([0, 0], [1, 2])).toBeUndefined()
})

const week = (screened: number, burst: number): DriftCounts => ({
  screened,
  scores: Array.from({ length: 20 }, (_, band) => (band < 2 ? screened / 2 : 0)),
  signals: { burst: [0, 0, burst, 0] },
})

test('a signal that is found four times as often is alarming, and the untouched score is not', () => {
  const moved = stabilityOf([week(1000, 50), week(1000, 50)], week(1000, 400))
  expect(moved.map(({ name, isAlarming }) => [name, isAlarming])).toEqual([
    ['score', false],
    ['burst', true],
  ])
  expect(moved[1]).toMatchObject({ rate: 0.4, referenceRate: 0.05 })
  expect(stabilityOf([week(1000, 50)], week(1000, 55)).some(({ isAlarming }) => isAlarming)).toBe(false)
})

test('a week or a reference of few reviews says nothing', () => {
  expect(stabilityOf([week(1000, 50)], week(200, 100))).toEqual([])
  expect(stabilityOf([], week(1000, 50))).toEqual([])
})

test('a signal nobody had before counts as one that was never found', () => {
  const before = { ...week(1000, 0), signals: {} }
  expect(stabilityOf([before], week(1000, 300))[1]).toMatchObject({
    name: 'burst',
    referenceRate: 0,
    isAlarming: true,
  })
})

test('a band is off where its expectation lies outside the interval of what came, and only where it has enough', () => {
  const [good, off, few] = calibrationOf([
    { band: 1, decided: 200, fakes: 16, expected: 15 },
    { band: 4, decided: 200, fakes: 20, expected: 84 },
    { band: 6, decided: 10, fakes: 0, expected: 8 },
  ])
  expect(good).toMatchObject({
    low: 0.05,
    high: 0.1,
    expectedShare: 0.075,
    observedShare: 0.08,
    isAlarming: false,
  })
  expect(off).toMatchObject({ low: 0.35, expectedShare: 0.42, observedShare: 0.1, isAlarming: true })
  expect(few).toMatchObject({ isAlarming: false })
})
