import { expect, test } from 'vitest'
import { defaultQualityPolicy as policy } from '#domain/quality/policy'
import {
  judgeRecheck,
  type NegativeState,
  neededPositiveBuyers,
  type RecheckEvidence,
} from '#domain/quality/recheck'

/** A seller on the day of the re-check who did everything asked. */
const improved: RecheckEvidence = {
  day: 14,
  negatives: [{ id: 'old', ageDays: 30, state: 'resolved' }],
  usualReviews: 90,
  newPositiveBuyers: 2,
  shape: 2,
  anchored: { atExclusion: { observed: 16, expected: 4 }, now: { observed: 10, expected: 5 } },
  sinceExclusion: { observed: 0, expected: 0.8 },
  fakes: { confirmed: 0, pending: 0 },
  letter: { day: 9, verdict: 'constructive' },
}

const judge = (changes: Partial<RecheckEvidence>) => judgeRecheck({ ...improved, ...changes }, policy)
const failedBy = (changes: Partial<RecheckEvidence>) => judge(changes).failed
const negative = (state: NegativeState, ageDays = 30) => ({ negatives: [{ id: 'n', ageDays, state }] })

test('R4.9 who meets every condition is proposed for return, with the figures', () => {
  // 300/(3 + 12/7) − 300/(3 + 18/6)
  expect(judge({})).toEqual({
    outcome: 'reinstate',
    failed: [],
    unhandledNegatives: [],
    neededPositiveBuyers: 2,
    scoreRise: expect.closeTo(300 / (3 + 12 / 7) - 50, 12),
    excessProbability: 1,
  })
})

test('C0, R4.6: on day 13 it is too early whatever was done, on day 14 it is not', () => {
  expect(judge({ day: 13 })).toMatchObject({ outcome: 'too_early', failed: [] })
  expect(judge({ day: 13, letter: undefined })).toMatchObject({ outcome: 'too_early', failed: [] })
  expect(judge({ day: 14 }).outcome).toBe('reinstate')
})

test.each(['resolved', 'withdrawn', 'edited', 'commented'] as const)(
  'C1, R4.9a: a negative that is %s is handled',
  (state) => {
    expect(failedBy(negative(state))).toEqual([])
  },
)

test('C1, R4.11: an appeal handles nothing', () => {
  expect(judge(negative('appealed'))).toMatchObject({
    outcome: 'extend',
    failed: ['negatives_handled'],
    unhandledNegatives: ['n'],
  })
})

test('C1, R4.10b: an open negative fails once it is older than three days', () => {
  expect(failedBy(negative('open', 3))).toEqual([])
  expect(failedBy(negative('open', 4))).toEqual(['negatives_handled'])
})

test.each([
  [0, 1],
  [64, 1],
  [65, 2],
  [257, 4],
  [322, 5],
  [10_000, 5],
])('C2, R4.9b: after %i reviews in 90 days %i new positive buyers are needed', (usual, needed) => {
  expect(neededPositiveBuyers(usual)).toBe(needed)
})

test('C2, R4.9b: one buyer too few extends', () => {
  expect(failedBy({ newPositiveBuyers: 1 })).toEqual(['new_positives'])
})

test('C3, R4.10e: a rise of two points is significant, less is not', () => {
  // Ratio 3 is 50 points; 52 points are the ratio 300/52 − 3.
  const ratio = 300 / 52 - 3
  const riseTo = (observed: number) => ({
    anchored: { atExclusion: { observed: 16, expected: 4 }, now: { observed, expected: 98 } },
  })
  expect(failedBy(riseTo(100 * ratio - 2.001))).toEqual([])
  expect(failedBy(riseTo(100 * ratio - 1.999))).toEqual(['rating_rose'])
})

test('C4, R4.10c: as many new events as an average seller has are no excess', () => {
  expect(failedBy({ sinceExclusion: { observed: 2, expected: 1 } })).toEqual([])
  expect(failedBy({ sinceExclusion: { observed: 4, expected: 1 } })).toEqual(['no_excess_events'])
  // P(Poisson(.1) ≥ 1) = 1 − e^−.1 = .0952
  expect(judge({ sinceExclusion: { observed: 1, expected: 0.1 } })).toMatchObject({
    failed: ['no_excess_events'],
    excessProbability: expect.closeTo(1 - Math.exp(-0.1), 14),
  })
  expect(failedBy({ sinceExclusion: { observed: 1, expected: 0 } })).toEqual(['no_excess_events'])
})

test('C5, R4.10d: confirmed fakes extend, suspected ones hold', () => {
  expect(judge({ fakes: { confirmed: 1, pending: 0 } })).toMatchObject({
    outcome: 'extend',
    failed: ['no_fakes'],
  })
  expect(judge({ fakes: { confirmed: 0, pending: 1 } })).toMatchObject({ outcome: 'hold', failed: [] })
  expect(judge({ fakes: { confirmed: 0, pending: 1 }, newPositiveBuyers: 0 }).outcome).toBe('extend')
})

test.each([
  [14, 14, []],
  [14, 15, ['letter']],
  [28, 20, []],
  [14, 0, []],
  [14, -1, ['letter']],
])('C6, R4.10a: re-checked on day %i, a letter of day %i fails %o', (day, letterDay, failed) => {
  expect(failedBy({ day, letter: { day: letterDay, verdict: 'constructive' } })).toEqual(failed)
})

test('C6, R4.9d: without a letter, or with one that only blames, the exclusion is extended', () => {
  expect(failedBy({ letter: undefined })).toEqual(['letter'])
  expect(failedBy({ letter: { day: 9, verdict: 'not_constructive' } })).toEqual(['letter'])
  expect(judge({ letter: { day: 9, verdict: 'not_judged' } }).outcome).toBe('hold')
})

test('every failed condition is named, in the order of the checks', () => {
  const { outcome, failed } = judge({
    ...negative('open'),
    newPositiveBuyers: 0,
    anchored: { atExclusion: { observed: 16, expected: 4 }, now: { observed: 20, expected: 4 } },
    sinceExclusion: { observed: 9, expected: 1 },
    fakes: { confirmed: 2, pending: 1 },
    letter: undefined,
  })
  expect(outcome).toBe('extend')
  expect(failed).toEqual([
    'negatives_handled',
    'new_positives',
    'rating_rose',
    'no_excess_events',
    'no_fakes',
    'letter',
  ])
})
