import fc from 'fast-check'
import { expect, test } from 'vitest'
import { liftGroundNames, liftGrounds } from '#domain/measures/ground'
import {
  counts,
  type ExclusionStanding,
  judgeStep,
  type Standing,
  type Strike,
  standOn,
  stepsSkipped,
} from '#domain/measures/ladder'
import { type LadderStep, ladder, type MeasureStep, measureSteps } from '#domain/measures/step'

const now = new Date('2026-11-26T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const strike = (step: MeasureStep, days = 10): Strike => ({
  step,
  strikeUntil: inDays(days),
  liftGround: null,
})

const table: [reached: MeasureStep[], step: MeasureStep, skipped: LadderStep[]][] = [
  [[], 'warning', []],
  [[], 'coaching', ['warning']],
  [[], 'rank_limit', ['warning', 'coaching']],
  [[], 'partial_exclusion', ['warning', 'coaching', 'rank_limit']],
  [['warning'], 'warning', []],
  [['warning'], 'coaching', []],
  [['warning'], 'rank_limit', ['coaching']],
  [['warning', 'coaching'], 'rank_limit', []],
  [['coaching'], 'warning', []],
  [['coaching'], 'partial_exclusion', ['rank_limit']],
  [['rank_limit'], 'partial_exclusion', []],
  [['partial_exclusion'], 'partial_exclusion', []],
  [['partial_exclusion'], 'warning', []],
]

test.each(table)('after %j, %s leaves out %j', (reached, step, skipped) => {
  const standing: Standing = { strikes: reached.map((one) => strike(one)), exclusion: 'none' }
  const reason = skipped.length > 0 ? 'a child was put in danger' : undefined
  expect(judgeStep(standing, step, reason, now)).toEqual({ ok: true, value: { skipped } })
  if (skipped.length > 0) {
    const refusal = { reason: 'skip_reason_required', skipped }
    expect(judgeStep(standing, step, undefined, now)).toEqual({ ok: false, refusal })
    expect(judgeStep(standing, step, '  ', now)).toEqual({ ok: false, refusal })
  }
})

test('an exclusion needs the whole ladder before it, and ends it', () => {
  expect(stepsSkipped({ reached: 'partial_exclusion' }, 'exclusion')).toEqual([])
  expect(stepsSkipped({ reached: 'warning' }, 'exclusion')).toEqual([
    'coaching',
    'rank_limit',
    'partial_exclusion',
  ])
  expect(standOn({ strikes: [], exclusion: 'whole' }, now)).toMatchObject({
    reached: 'exclusion',
    next: 'termination',
  })
  expect(standOn({ strikes: [], exclusion: 'terminated' }, now)).toMatchObject({ next: null })
  expect(standOn({ strikes: [], exclusion: 'part' }, now)).toMatchObject({ next: 'exclusion', balance: 0 })
})

const anyStrike = fc.record({
  step: fc.constantFrom(...measureSteps),
  strikeUntil: fc.integer({ min: -400, max: 400 }).map(inDays),
  liftGround: fc.constantFrom(null, ...liftGroundNames),
})
const anyStanding = fc.record({
  strikes: fc.array(anyStrike, { maxLength: 12 }),
  exclusion: fc.constantFrom<ExclusionStanding>('none', 'part', 'whole', 'terminated'),
})

test('no step is taken over one left out without a reason, and none beside an exclusion', () => {
  fc.assert(
    fc.property(anyStanding, fc.constantFrom(...measureSteps), fc.boolean(), (standing, step, hasReason) => {
      const { reached, next, balance } = standOn(standing, now)
      const judged = judgeStep(standing, step, hasReason ? 'because' : undefined, now)
      const isOver = standing.exclusion === 'whole' || standing.exclusion === 'terminated'
      const jumps = next !== null && ladder.indexOf(step) > ladder.indexOf(next)
      expect(judged.ok).toBe(!isOver && (!jumps || hasReason))
      if (judged.ok) expect(judged.value.skipped.length > 0).toBe(jumps)
      expect(balance).toBe(standing.strikes.filter((one) => counts(one, now)).length)
      expect(reached === null).toBe(balance === 0 && standing.exclusion === 'none')
    }),
    { numRuns: 2000 },
  )
})

test('as time goes by strikes only lapse, and the seller climbs down', () => {
  fc.assert(
    fc.property(anyStanding, fc.integer({ min: 0, max: 500 }), (standing, days) => {
      const [before, after] = [standOn(standing, now), standOn(standing, inDays(days))]
      expect(after.balance).toBeLessThanOrEqual(before.balance)
      const height = (step: LadderStep | null) => (step === null ? -1 : ladder.indexOf(step))
      expect(height(after.reached)).toBeLessThanOrEqual(height(before.reached))
      if (before.lapsesAt) expect(standOn(standing, before.lapsesAt).balance).toBeLessThan(before.balance)
    }),
    { numRuns: 1000 },
  )
})

test('a strike taken back counts no more, unless the seller has merely improved', () => {
  for (const liftGround of liftGroundNames)
    expect(counts({ ...strike('warning'), liftGround }, now)).toBe(!liftGrounds[liftGround].removesStrike)
  expect(counts(strike('warning', 0), now)).toBe(false)
})
