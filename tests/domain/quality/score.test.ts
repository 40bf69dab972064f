import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultQualityPolicy as policy } from '#domain/quality/policy'
import { capGrade, coverageOf, pointsAt, scoreSeller } from '#domain/quality/score'

const indicator = (id: string, weight: number, events: number) => ({
  id,
  weight,
  events,
  total: 200,
  mean: 0.1,
  shape: 2,
})

test('an average seller has 75 points and a B, whatever the weights', () => {
  const score = scoreSeller([indicator('negatives', 0.4, 20), indicator('complaints', 0.06, 20)], policy)
  expect(score?.score).toBeCloseTo(75, 12)
  expect(score?.grade).toBe('B')
  expect(score?.reasons).toEqual([])
})

test('half, twice, three and five times the average rate leave 86, 60, 50 and 37.5 points', () => {
  expect([0.5, 2, 3, 5].map((ratio) => pointsAt(ratio, policy))).toEqual([600 / 7, 60, 50, 37.5])
})

test.each([
  [10, 'A'], // ratio .55
  [20, 'B'],
  [30, 'C'], // ratio 1.45
  [42, 'C'], // ratio exactly 2, 60 points
  [43, 'D'],
  [64, 'D'], // ratio exactly 3, 50 points
  [65, 'E'],
])('%i events of 20 expected get the grade %s', (events, grade) => {
  expect(scoreSeller([indicator('negatives', 1, events)], policy)?.grade).toBe(grade)
  const split = [0.4, 0.2, 0.1, 0.08, 0.08, 0.08, 0.06].map((weight, index) =>
    indicator(`${index}`, weight, events),
  )
  expect(scoreSeller(split, policy)?.grade).toBe(grade)
})

test('the score falls as any count rises', () => {
  const count = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(count, count, count, (one, other, more) => {
      const scoreOf = (first: number, second: number) =>
        scoreSeller([indicator('a', 0.4, first), indicator('b', 0.2, second)], policy)?.score ?? 0
      expect(scoreOf(one + more, other)).toBeLessThanOrEqual(scoreOf(one, other))
      expect(scoreOf(one, other + more)).toBeLessThanOrEqual(scoreOf(one, other))
    }),
  )
})

test('at most three indicators are named, the worst first, and only noticeable losses', () => {
  const score = scoreSeller(
    [
      indicator('slightly', 0.02, 40),
      indicator('third', 0.2, 40),
      indicator('worst', 0.4, 60),
      indicator('fourth', 0.18, 40),
      indicator('second', 0.2, 60),
    ],
    policy,
  )
  expect(score?.reasons).toEqual(['worst', 'second', 'third'])
  expect(
    scoreSeller([indicator('better', 0.98, 5), indicator('slightly', 0.02, 40)], policy)?.reasons,
  ).toEqual([])
})

test('the interval narrows with evidence', () => {
  const widthOf = (scale: number) => {
    const score = scoreSeller(
      [{ id: 'a', weight: 1, events: 20 * scale, total: 200 * scale, mean: 0.1, shape: 2 }],
      policy,
    )
    return (score?.high ?? 0) - (score?.low ?? 0)
  }
  expect(widthOf(10)).toBeLessThan(widthOf(1) / 2)
})

test('without indicators there is no score, and missing ones are said by the coverage', () => {
  expect(scoreSeller([], policy)).toBeUndefined()
  const all = [{ weight: 0.4 }, { weight: 0.4 }, { weight: 0.2 }]
  expect(coverageOf(all.slice(0, 2), all)).toBeCloseTo(0.8, 15)
})

test('grade and decision never contradict each other', () => {
  expect(capGrade('A', 'exclude')).toBe('E')
  expect((['A', 'D', 'E'] as const).map((grade) => capGrade(grade, 'watch'))).toEqual(['D', 'D', 'E'])
  expect((['none', 'hold', 'insufficient'] as const).map((status) => capGrade('A', status))).toEqual([
    'A',
    'A',
    'A',
  ])
})
