import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyIsotonic, fitIsotonic } from '#domain/detection/learning/isotonic'
import {
  accuracyAt,
  areaUnderCurve,
  averagePrecision,
  bestThreshold,
  calibrationError,
  precisionAtShare,
  recallAtFalsePositives,
} from '#domain/detection/learning/metrics'

const scored = fc.array(fc.tuple(fc.constantFrom(-2, -1, 0, 0.5, 1, 3), fc.constantFrom(0, 1)), {
  minLength: 2,
  maxLength: 60,
})

test('the area under the curve is the share of pairs in the right order, a tie being half of one', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const [scores, labels] = [rows.map(([score]) => score), rows.map(([, label]) => label)]
      const fakes = rows.filter(([, label]) => label === 1)
      const genuine = rows.filter(([, label]) => label === 0)
      const pairs = fakes.flatMap(([fake]) =>
        genuine.map(([other]) => (fake > other ? 1 : fake === other ? 0.5 : 0)),
      )
      const expected =
        pairs.length === 0 ? null : pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length
      const found = areaUnderCurve({ scores, labels })
      if (expected === null) expect(found).toBeNull()
      else expect(found).toBeCloseTo(expected, 12)
    }),
  )
})

test('figures by hand', () => {
  const ranked = { scores: [4, 3, 2, 1], labels: [1, 0, 1, 0] }
  expect(averagePrecision(ranked)).toBeCloseTo((1 + 2 / 3) / 2, 12)
  expect(precisionAtShare(ranked, 0.5)).toBe(0.5)
  expect(recallAtFalsePositives(ranked, 0)).toBe(0.5)
  expect(recallAtFalsePositives(ranked, 0.5)).toBe(1)
  expect(recallAtFalsePositives({ scores: [1, 1], labels: [1, 0] }, 0.5)).toBe(0.5)
  expect(calibrationError({ scores: [0.1, 0.9], labels: [0, 1] })).toBeCloseTo(0.1, 12)
  expect(accuracyAt({ scores: [0.9, 0.6, 0.1], labels: [1, 0, 0] }, 0.5)).toEqual({
    accuracy: 2 / 3,
    macroF1: (2 / 3 + 2 / 3) / 2,
  })
  expect(bestThreshold({ scores: [0.4, 0.3, 0.1, 0.1], labels: [1, 1, 0, 0] })).toBeCloseTo(0.2, 12)
})

test('nothing to measure gives no figure, and no error', () => {
  const nothing = { scores: [], labels: [] }
  expect([areaUnderCurve(nothing), averagePrecision(nothing), calibrationError(nothing)]).toEqual([
    null,
    null,
    null,
  ])
  expect([precisionAtShare(nothing, 0.01), recallAtFalsePositives(nothing, 0.01)]).toEqual([null, null])
  expect(bestThreshold(nothing)).toBe(0.5)
})

test('a calibration never falls, stays between 0 and 1 and is right on average', () => {
  fc.assert(
    fc.property(scored, fc.array(fc.double({ min: -5, max: 5, noNaN: true })), (rows, places) => {
      const map = fitIsotonic(
        rows.map(([score]) => score),
        { labels: rows.map(([, label]) => label) },
      )
      const said = places.sort((a, b) => a - b).map((place) => applyIsotonic(map, place))
      for (const [at, probability] of said.entries()) {
        // By no more than the last digit is rounded.
        expect(probability).toBeGreaterThanOrEqual((said[at - 1] ?? 0) - 1e-12)
        expect(probability).toBeLessThanOrEqual(1)
      }
    }),
  )
  const many = Array.from({ length: 4000 }, (_, at) => at)
  const map = fitIsotonic(
    many.map((at) => at % 2),
    { labels: many.map((at) => Number(at % 8 === 1)) },
  )
  expect(applyIsotonic(map, 1)).toBeCloseTo(0.25, 2)
  expect(applyIsotonic(map, 0)).toBeLessThan(0.001)
})

test('a review that stands for several counts as if it were there as often', () => {
  const counted = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1), fc.integer({ min: 1, max: 4 })),
  )
  fc.assert(
    fc.property(counted, (rows) => {
      const repeated = rows.flatMap(([score, label, times]) =>
        Array.from({ length: times }, () => [score, label]),
      )
      const weighted = {
        scores: rows.map(([score]) => score),
        labels: rows.map(([, label]) => label),
        weights: rows.map(([, , times]) => times),
      }
      const plain = {
        scores: repeated.map(([score = 0]) => score),
        labels: repeated.map(([, label = 0]) => label),
      }
      const close = (a: number | null, b: number | null) =>
        a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 9)
      close(areaUnderCurve(weighted), areaUnderCurve(plain))
      close(averagePrecision(weighted), averagePrecision(plain))
      close(recallAtFalsePositives(weighted, 0.1), recallAtFalsePositives(plain, 0.1))
      close(calibrationError(weighted), calibrationError(plain))
      for (const place of [0.2, 0.5, 0.8]) {
        close(
          applyIsotonic(fitIsotonic(weighted.scores, weighted), place),
          applyIsotonic(fitIsotonic(plain.scores, plain), place),
        )
      }
    }),
  )
})
