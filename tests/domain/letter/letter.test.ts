import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cause, causes, rankCauses } from '#domain/cause'
import { addDays } from '#domain/day'
import { type LetterContent, missingParts, type Solution } from '#domain/letter/content'
import { coverageOf } from '#domain/letter/coverage'
import { findGaps } from '#domain/letter/gaps'
import { deriveVerdict, type RowVerdict, rowVerdicts, unjudgedRows } from '#domain/letter/rubric'
import { timelinessOf } from '#domain/letter/timeliness'
import { warningsOf } from '#domain/letter/warnings'

const cycle = { dayZero: '2026-10-20', recheckDay: '2026-11-03' }

function solution(id: string, change: Partial<Solution> = {}): Solution {
  const whole = { action: 'Check stock every morning', owner: 'Ivan', measure: 'cancelled orders a week' }
  return { id, dueOn: '2026-11-20', evidence: '', ...whole, ...change }
}

/** A letter with one Problem per list of causes, each with one Solution named after its place. */
function letterAbout(...lists: Cause[][]): LetterContent {
  const problems = lists.map((list, at) => ({
    id: `p${at}`,
    causes: list,
    text: `Why this happens, number ${at}`,
    solutions: [solution(`s${at}`)],
  }))
  return { problems, note: '' }
}

const negatives = (counts: Partial<Record<Cause | 'unnamed', number>>) =>
  Object.entries(counts).map(([cause, count]) => ({
    cause: causes.find((one) => one === cause) ?? null,
    isOpened: true,
    count: count ?? 0,
  }))

test('a letter of the re-check day is in time, a later one late, one before the exclusion none', () => {
  expect(timelinessOf('2026-10-19', cycle)).toBe('none')
  expect(timelinessOf('2026-10-20', cycle)).toBe('on_time')
  expect(timelinessOf('2026-11-03', cycle)).toBe('on_time')
  expect(timelinessOf('2026-11-04', cycle)).toBe('late')
})

test('a letter in time is in time on every earlier day since the exclusion', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (length, day, earlier) => {
      const days = { dayZero: '2026-10-20', recheckDay: addDays('2026-10-20', length) }
      const received = addDays('2026-10-20', day)
      const before = addDays('2026-10-20', Math.min(day, earlier))
      if (timelinessOf(received, days) === 'on_time') expect(timelinessOf(before, days)).toBe('on_time')
      expect(timelinessOf(received, days)).toBe(day <= length ? 'on_time' : 'late')
    }),
  )
})

test('causes are ranked by how often they were named, alike ones as a page offers them', () => {
  const named: (Cause | null)[] = ['rude', 'defect', 'out_of_stock', 'defect', null, 'rude']
  expect(rankCauses(named.map((cause) => ({ cause, count: 1 })))).toEqual([
    { cause: 'defect', count: 2 },
    { cause: 'rude', count: 2 },
    { cause: 'out_of_stock', count: 1 },
  ])
})

test('coverage counts negatives whose cause has a Solution, and knows the three most frequent causes', () => {
  const found = negatives({ out_of_stock: 5, rude: 3, defect: 1, delivery_cost: 1, unnamed: 2 })
  const coverage = coverageOf(letterAbout(['out_of_stock', 'defect']), found)
  expect(coverage).toEqual({
    total: 12,
    opened: 12,
    named: 10,
    covered: 6,
    share: 0.5,
    topCauses: [
      { cause: 'out_of_stock', count: 5, isCovered: true },
      { cause: 'rude', count: 3, isCovered: false },
      { cause: 'delivery_cost', count: 1, isCovered: false },
    ],
  })
})

test('a Problem without an action covers nothing', () => {
  const [problem] = letterAbout(['rude']).problems
  const without = { problems: [{ ...problem, solutions: [solution('s', { action: ' ' })] }], note: '' }
  expect(coverageOf(without as LetterContent, negatives({ rude: 4 })).share).toBe(0)
})

test('with nothing to cover everything is covered', () => {
  expect(coverageOf(letterAbout(), []).share).toBe(1)
})

const anyNegatives = fc.array(
  fc.record({
    cause: fc.option(fc.constantFrom(...causes)),
    isOpened: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
  }),
)
const anyCauses = fc.array(fc.uniqueArray(fc.constantFrom(...causes), { maxLength: 4 }), { maxLength: 6 })

test('coverage is a share, never falls by one more Problem, and does not depend on order', () => {
  fc.assert(
    fc.property(anyNegatives, anyCauses, fc.constantFrom(...causes), (found, lists, extra) => {
      const { share } = coverageOf(letterAbout(...lists), found)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
      expect(coverageOf(letterAbout(...lists, [extra]), found).share).toBeGreaterThanOrEqual(share)
      expect(coverageOf(letterAbout(...lists.toReversed()), found.toReversed()).share).toBe(share)
    }),
  )
})

test('a Solution is complete with action, owner, day and measure; evidence is never demanded', () => {
  expect(missingParts(solution('s'))).toEqual([])
  expect(missingParts(solution('s', { action: '', owner: ' ', dueOn: null, measure: '' }))).toEqual([
    'action',
    'owner',
    'due',
    'measure',
  ])
})

test('gaps are what can be pointed at', () => {
  const content: LetterContent = {
    problems: [
      { id: 'a', causes: [], text: '', solutions: [] },
      { id: 'b', causes: [], text: 'Late parcels', solutions: [solution('s', { owner: '' })] },
    ],
    note: '',
  }
  const found = [
    { cause: null, isOpened: false, count: 1 },
    { cause: null, isOpened: true, count: 1 },
  ]
  expect(findGaps(content, coverageOf(content, found))).toEqual([
    { kind: 'not_all_opened', left: 1 },
    { kind: 'not_all_named', left: 2 },
    { kind: 'problem_without_text', problemId: 'a' },
    { kind: 'problem_without_solution', problemId: 'a' },
    { kind: 'row_incomplete', rowId: 's', missing: ['owner'] },
  ])
  const whole = letterAbout(['rude'])
  expect(findGaps(whole, coverageOf(whole, negatives({ rude: 1 })))).toEqual([])
  expect(findGaps({ problems: [], note: 'x' }, coverageOf(whole, []))).toEqual([{ kind: 'no_solution' }])
})

const judge = (...verdicts: RowVerdict[]) =>
  verdicts.map((verdict, at) => ({ rowId: `s${at}`, verdict, note: null }))

test('a letter is constructive with a constructive Solution for each of the top causes and no blame', () => {
  const found = negatives({ out_of_stock: 5, rude: 3, defect: 2, packaging: 1 })
  const letter = letterAbout(['out_of_stock', 'rude'], ['defect'], ['packaging'])
  const verdict = (...rows: RowVerdict[]) => deriveVerdict(letter, found, judge(...rows)).verdict
  expect(verdict('constructive', 'constructive', 'constructive')).toBe('constructive')
  expect(verdict('constructive', 'constructive', 'vague')).toBe('constructive')
  expect(verdict('constructive', 'no_evidence', 'constructive')).toBe('not_constructive')
  expect(verdict('constructive', 'constructive', 'blames_buyer')).toBe('not_constructive')
})

test('what stands against a letter is named', () => {
  const found = negatives({ out_of_stock: 5, rude: 3 })
  const letter = letterAbout(['out_of_stock'], ['rude'])
  expect(deriveVerdict(letter, found, judge('blames_buyer', 'not_linked'))).toEqual({
    verdict: 'not_constructive',
    blamingRows: ['s0'],
    uncoveredCauses: ['out_of_stock', 'rude'],
    hasConstructiveRow: false,
  })
})

test('a letter without a constructive Solution is never constructive, one with nothing else always is', () => {
  fc.assert(
    fc.property(anyNegatives, anyCauses, fc.array(fc.constantFrom(...rowVerdicts)), (found, lists, rows) => {
      const letter = letterAbout(...lists)
      const judged = judge(...rows.slice(0, lists.length))
      const { verdict, hasConstructiveRow } = deriveVerdict(letter, found, judged)
      if (!hasConstructiveRow) expect(verdict).toBe('not_constructive')
      const all = letterAbout([...causes])
      expect(deriveVerdict(all, found, judge('constructive')).verdict).toBe('constructive')
    }),
  )
})

test('the Solutions nobody has judged are known', () => {
  expect(unjudgedRows(letterAbout(['rude'], ['defect']), judge('vague'))).toEqual(['s1'])
})

test('each warning has its facts, and a careful letter none', () => {
  const found = negatives({ out_of_stock: 6, rude: 2 })
  const careful = letterAbout(['out_of_stock', 'rude'])
  expect(warningsOf(careful, { day: 3, coverage: coverageOf(careful, found), overlap: 0.49 })).toEqual([])

  const hasty = letterAbout(['rude'])
  const [problem] = hasty.problems
  if (problem) problem.text = 'Buyers never read. Delete the review and get a discount.'
  expect(warningsOf(hasty, { day: 2, coverage: coverageOf(hasty, found), overlap: 0.5 })).toEqual([
    { kind: 'too_early', day: 2, wanted: 3 },
    { kind: 'low_coverage', share: 0.25, wanted: 0.8 },
    { kind: 'top_cause_uncovered', cause: 'out_of_stock', count: 6 },
    { kind: 'blames_buyers', phrases: ['Buyers never read'] },
    { kind: 'tied_offer', phrases: ['Delete the review and get a discount.'] },
    { kind: 'copied', overlap: 0.5 },
  ])
})

test('any text at all can be looked through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const letter = { problems: [], note: text }
      const looked = { day: 9, coverage: coverageOf(letter, []), overlap: 0 }
      expect(warningsOf(letter, looked).length).toBeLessThanOrEqual(2)
    }),
    { numRuns: 30 },
  )
})
