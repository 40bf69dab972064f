import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betaLower, betaQuantile, betaTails } from '#domain/quality/incomplete-beta'
import { gammaQuantile, gammaTails, gammaUpper } from '#domain/quality/incomplete-gamma'
import { deviance, logGamma } from '#domain/quality/stirling'

const shape = fc.double({ min: Math.log(0.05), max: Math.log(5e6), noNaN: true }).map(Math.exp)
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
const between0And1 = fc.double({ min: 0, max: 1, noNaN: true })
/** A point within four standard deviations of the mean, where the tails are neither 0 nor 1. */
const deviates = fc.double({ min: -4, max: 4, noNaN: true })
const runs = { numRuns: 60 }

test('the gamma function has its known values', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
  expect(logGamma(1)).toBeCloseTo(0, 14)
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 13)
})

test('the deviance is the same by its series and by its definition', () => {
  const byDefinition = (a: number, mean: number) => a * Math.log(a / mean) + mean - a
  for (const mean of [8.3, 9.5, 10.5, 12.1, 30])
    expect(deviance(10, mean)).toBeCloseTo(byDefinition(10, mean), 14)
  expect(deviance(7, 7)).toBe(0)
})

test('for whole numbers the beta function is a sum of binomials', () => {
  expect(betaLower(0.5, 2, 3)).toBeCloseTo(11 / 16, 15)
  expect(betaLower(0.25, 1, 1)).toBeCloseTo(0.25, 15)
  expect(betaLower(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 15)
})

test('the ends of both distributions are exact', () => {
  expect([betaLower(0, 2, 3), betaLower(1, 2, 3), gammaUpper(3, 0), gammaUpper(3, Infinity)]).toEqual([
    0, 1, 1, 0,
  ])
})

test('Q(1, x) is e^−x and Q(2, x) is (1 + x)·e^−x', () => {
  for (const x of [0.001, 0.4, 1, 2.5, 9, 40]) {
    expect(gammaUpper(1, x) / Math.exp(-x)).toBeCloseTo(1, 12)
    expect(gammaUpper(2, x) / ((1 + x) * Math.exp(-x))).toBeCloseTo(1, 12)
  }
})

test('a half gamma is the tail of a normal: Q(½, z²/2) is .05 at its 97.5 % point', () => {
  expect(gammaUpper(0.5, 1.959963984540054 ** 2 / 2)).toBeCloseTo(0.05, 14)
})

test('I_x(a, b) and I_1−x(b, a) add up to 1', () => {
  fc.assert(
    fc.property(between0And1, shape, shape, (x, a, b) => {
      // 1 − (1 − x) has lost the digits of x that the identity would need.
      const y = 1 - x
      expect(betaLower(1 - y, a, b) + betaLower(y, b, a)).toBeCloseTo(1, 12)
    }),
    runs,
  )
})

test('one step of a is one term: I_x(a, b) − I_x(a+1, b) = x^a·(1−x)^b / (a·B(a, b))', () => {
  for (const [x, a, b] of [
    [0.3, 0.05, 2.2],
    [0.09, 14.2, 110.5],
    [0.8, 40, 11.5],
  ] as const) {
    const term = Math.exp(
      a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a + 1) - logGamma(b),
    )
    expect(betaLower(x, a, b) - betaLower(x, a + 1, b)).toBeCloseTo(term, 13)
  }
})

test('one step of a is one term for Q, up to millions', () => {
  for (const [a, x] of [
    [0.05, 0.2],
    [36.2, 21.5],
    [1000, 1030],
  ] as const) {
    const term = Math.exp(a * Math.log(x) - x - logGamma(a + 1))
    expect(gammaUpper(a + 1, x) - gammaUpper(a, x)).toBeCloseTo(term, 12)
  }
  const a = 5e6
  expect(gammaUpper(a + 1, a) - gammaUpper(a, a)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI * a), 9)
})

test('both tails are monotone and in 0–1', () => {
  fc.assert(
    fc.property(shape, shape, deviates, deviates, (a, b, one, other) => {
      const [left, right] = one < other ? [one, other] : [other, one]
      const pointOf = (z: number) => Math.max(0, a + z * Math.sqrt(a))
      const mean = a / (a + b)
      const spread = Math.sqrt((mean * (1 - mean)) / (a + b + 1))
      const shareOf = (z: number) => Math.min(1, Math.max(0, mean + z * spread))
      const tails = [
        gammaTails(a, pointOf(left)).lower,
        gammaTails(a, pointOf(right)).lower,
        betaLower(shareOf(left), a, b),
        betaLower(shareOf(right), a, b),
      ] as const
      expect(tails[0]).toBeLessThanOrEqual(tails[1] + 1e-13)
      expect(tails[2]).toBeLessThanOrEqual(tails[3] + 1e-13)
      for (const tail of tails) expect(tail >= 0 && tail <= 1).toBe(true)
    }),
    runs,
  )
})

test('a quantile has its own probability below it', () => {
  fc.assert(
    fc.property(shape, shape, probability, (a, b, p) => {
      expect(gammaTails(a, gammaQuantile(a, p)).lower).toBeCloseTo(p, 10)
      const x = betaQuantile(p, a, b)
      // Close to 1 neighbouring doubles are too far apart for tiny b to hit a probability.
      if (x < 0.999) expect(betaTails(x, a, b).lower).toBeCloseTo(p, 10)
    }),
    runs,
  )
})

test('a quantile far out on the flat side of a small shape is found', () => {
  for (const [shapeOfGamma, p] of [
    [0.06, 0.9987],
    [0.26, 0.99885],
    [0.05, 0.999],
  ] as const) {
    expect(gammaTails(shapeOfGamma, gammaQuantile(shapeOfGamma, p)).lower).toBeCloseTo(p, 10)
  }
})

test('what is not defined is refused', () => {
  expect(() => gammaUpper(0, 1)).toThrow(RangeError)
  expect(() => gammaUpper(1, -1)).toThrow(RangeError)
  expect(() => betaLower(1.1, 1, 1)).toThrow(RangeError)
  expect(() => betaLower(0.5, 1, Infinity)).toThrow(RangeError)
  expect(() => gammaQuantile(1, 1)).toThrow(RangeError)
})
