import { expect, test } from 'vitest'
import { liftGroundNames } from '#domain/measures/ground'
import {
  judgeFinish,
  judgeLift,
  judgeTerms,
  type MeasureTerms,
  measureStates,
} from '#domain/measures/measure'
import { measureRules } from '#domain/measures/rules'
import { measureSteps } from '#domain/measures/step'

const now = new Date('2026-11-26T12:00:00Z')
const later = new Date('2026-12-26T12:00:00Z')
const explanation = 'Five orders of November came late, rule 4.2.'
const nothing = { task: null, factor: null, categories: null }

const whole: MeasureTerms[] = [
  { step: 'warning', explanation, days: 180 },
  { step: 'coaching', explanation, days: 14, task: ' Watch the course about parcels ' },
  { step: 'rank_limit', explanation, days: 30, factor: 0.5 },
  { step: 'partial_exclusion', explanation, days: 14, categories: ['toys', ' toys ', '', 'games'] },
]

test('each step keeps what belongs to it and nothing else', () => {
  const everything = { task: 'x', factor: 0.5, categories: ['toys'] }
  expect(whole.map((terms) => judgeTerms(terms))).toEqual([
    { ok: true, value: nothing },
    { ok: true, value: { ...nothing, task: 'Watch the course about parcels' } },
    { ok: true, value: { ...nothing, factor: 0.5 } },
    { ok: true, value: { ...nothing, categories: ['toys', 'games'] } },
  ])
  expect(judgeTerms({ ...everything, step: 'warning', explanation, days: 30 })).toEqual({
    ok: true,
    value: nothing,
  })
})

test.each([
  [{ step: 'warning', explanation: ' ', days: 180 }, 'explanation_required'],
  [{ step: 'coaching', explanation, days: 14 }, 'task_required'],
  [{ step: 'rank_limit', explanation, days: 30 }, 'factor_out_of_range'],
  [{ step: 'rank_limit', explanation, days: 30, factor: 1 }, 'factor_out_of_range'],
  [{ step: 'rank_limit', explanation, days: 30, factor: 0 }, 'factor_out_of_range'],
  [{ step: 'rank_limit', explanation, days: 30, factor: Number.NaN }, 'factor_out_of_range'],
  [{ step: 'partial_exclusion', explanation, days: 14, categories: [' '] }, 'categories_required'],
  [{ step: 'partial_exclusion', explanation, days: 1.5, categories: ['toys'] }, 'days_out_of_range'],
] as const)('%j lacks something: %s', (terms, reason) => {
  expect(judgeTerms(terms)).toMatchObject({ ok: false, refusal: { reason } })
})

test.each(measureSteps)('%s lasts for a time with an end', (step) => {
  const { least, most } = measureRules[step]
  const terms = whole.find((one) => one.step === step)
  for (const [days, isWhole] of [
    [least, true],
    [most, true],
    [least - 1, false],
    [most + 1, false],
  ] as const)
    expect(judgeTerms({ step, explanation, ...terms, days }).ok).toBe(isWhole)
})

test('a measure is taken back while it works or counts, and once', () => {
  for (const ground of liftGroundNames) {
    expect(judgeLift({ state: 'in_force', strikeUntil: later }, ground, now).ok).toBe(true)
    expect(judgeLift({ state: 'lifted', strikeUntil: later }, ground, now)).toMatchObject({
      refusal: { reason: 'already_lifted' },
    })
  }
  expect(judgeLift({ state: 'ended', strikeUntil: later }, 'mistake', now)).toEqual({
    ok: true,
    value: { removesStrike: true },
  })
  expect(judgeLift({ state: 'ended', strikeUntil: later }, 'improved', now)).toMatchObject({
    refusal: { reason: 'nothing_to_lift' },
  })
  expect(judgeLift({ state: 'ended', strikeUntil: now }, 'mistake', now)).toMatchObject({
    refusal: { reason: 'strike_lapsed' },
  })
})

test('only a coaching that stands is finished', () => {
  for (const step of measureSteps)
    for (const state of measureStates)
      expect(judgeFinish({ step, state }).ok).toBe(step === 'coaching' && state === 'in_force')
})
