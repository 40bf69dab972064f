import { expect, test } from 'vitest'
import { judgeDecision, type ReturnDecision } from '#domain/exclusion/decision'
import { refusalReasonCodes } from '#domain/exclusion/reasons/reason'
import { judgeReturn, type RecheckFindings, reasonsOf } from '#domain/exclusion/recheck'
import { defaultQualityPolicy } from '#domain/quality/policy'
import type { RecheckEvidence } from '#domain/quality/recheck'

/** Everything met on the fourteenth day. */
const improved: RecheckEvidence = {
  day: 14,
  negatives: [{ id: 'n1', ageDays: 20, state: 'resolved' }],
  usualReviews: 60,
  newPositiveBuyers: 5,
  shape: 3,
  anchored: { atExclusion: { observed: 30, expected: 10 }, now: { observed: 15, expected: 12 } },
  sinceExclusion: { observed: 0, expected: 1 },
  fakes: { confirmed: 0, pending: 0 },
  letter: { day: 14, verdict: 'constructive' },
}
const findings = (evidence: Partial<RecheckEvidence> = {}, ordersSince = 20): RecheckFindings => ({
  evidence: { ...improved, ...evidence },
  ordersSince,
  newPositiveIds: [],
  newNegativeIds: ['k1'],
  confirmedFakeIds: [],
  pendingFakeIds: [],
})
const judge = (evidence: Partial<RecheckEvidence> = {}, ordersSince?: number) =>
  judgeReturn(findings(evidence, ordersSince), defaultQualityPolicy)
const statesOf = (judged: ReturnType<typeof judge>) =>
  Object.fromEntries(judged.conditions.map(({ check, state }) => [check, state]))

test('a seller who has done everything may return', () => {
  const judged = judge()
  expect(judged).toMatchObject({ outcome: 'reinstate', failed: [], isUnmeasured: false })
  expect(new Set(Object.values(statesOf(judged)))).toEqual(new Set(['met']))
})

test.each<[string, Partial<RecheckEvidence>, string, string]>([
  [
    'an open negative',
    { negatives: [{ id: 'n1', ageDays: 20, state: 'open' }] },
    'negatives_handled',
    'negatives_not_handled',
  ],
  [
    'a disputed one',
    { negatives: [{ id: 'n1', ageDays: 20, state: 'appealed' }] },
    'negatives_handled',
    'negatives_not_handled',
  ],
  ['too few new buyers', { newPositiveBuyers: 0 }, 'new_positives', 'rating_not_improved'],
  [
    'a rating that stayed',
    { anchored: { ...improved.anchored, now: improved.anchored.atExclusion } },
    'rating_rose',
    'rating_not_improved',
  ],
  [
    'many new negatives',
    { sinceExclusion: { observed: 9, expected: 1 } },
    'no_excess_events',
    'new_negatives',
  ],
  ['a fake', { fakes: { confirmed: 1, pending: 0 } }, 'no_fakes', 'fictitious_positives'],
  ['no letter', { letter: undefined }, 'letter', 'no_constructive_letter'],
  [
    'a letter that blames',
    { letter: { day: 3, verdict: 'not_constructive' } },
    'letter',
    'no_constructive_letter',
  ],
])('%s keeps the exclusion up, for its own reason', (_, evidence, check, reason) => {
  const judged = judge(evidence)
  expect(judged).toMatchObject({ outcome: 'extend', failed: [check] })
  expect(statesOf(judged)[check]).toBe('unmet')
  expect(reasonsOf(judged.failed)).toEqual([reason])
})

test('a fake check that is open, or a letter nobody has read, holds the answer back', () => {
  const pending = judge({ fakes: { confirmed: 0, pending: 2 } })
  expect([pending.outcome, statesOf(pending).no_fakes]).toEqual(['hold', 'pending'])
  const unread = judge({ letter: { day: 2, verdict: 'not_judged' } })
  expect([unread.outcome, statesOf(unread).letter]).toEqual(['hold', 'pending'])
})

test('who could have had no orders is not refused for having none', () => {
  const none = {
    newPositiveBuyers: 0,
    anchored: { ...improved.anchored, now: improved.anchored.atExclusion },
  }
  expect(judge(none, 3).outcome).toBe('extend')
  const unmeasured = judge(none, 2)
  expect(unmeasured).toMatchObject({ outcome: 'reinstate', failed: [], isUnmeasured: true })
  expect(statesOf(unmeasured)).toMatchObject({
    new_positives: 'not_measurable',
    rating_rose: 'not_measurable',
    letter: 'met',
  })
  // The rest is asked of everybody.
  expect(judge({ ...none, letter: undefined }, 0)).toMatchObject({ outcome: 'extend', failed: ['letter'] })
})

test('before the fourteenth day the checklist is live, and nothing is proposed', () => {
  const early = judge({ day: 13, letter: undefined })
  expect(early).toMatchObject({ outcome: 'too_early', failed: [] })
  expect(statesOf(early)).toMatchObject({ letter: 'unmet', negatives_handled: 'met' })
})

const ruled = (evidence: Partial<RecheckEvidence> = {}, ordersSince?: number) => {
  const { outcome, ...rest } = judge(evidence, ordersSince)
  if (outcome === 'too_early') throw new Error('too early')
  return { outcome, ...rest }
}
const uphold: ReturnDecision = { outcome: 'uphold', reasons: ['no_constructive_letter'], note: '' }
const reinstate: ReturnDecision = { outcome: 'reinstate', reasons: [], note: '' }

test.each<[string, ReturnDecision, ReturnType<typeof ruled>, object]>([
  ['a return the rule proposes', reinstate, ruled(), { ok: true, value: { isOverride: false } }],
  [
    'a refusal for what is shown',
    uphold,
    ruled({ letter: undefined }),
    { ok: true, value: { isOverride: false, facts: { no_constructive_letter: [] } } },
  ],
  [
    'a return against the rule',
    { ...reinstate, note: 'x' },
    ruled({ letter: undefined }),
    { ok: true, value: { isOverride: true } },
  ],
  [
    'a return while a check is open',
    { ...reinstate, note: 'x' },
    ruled({ fakes: { confirmed: 0, pending: 1 } }),
    { ok: true, value: { isOverride: true } },
  ],
  [
    'a refusal of who did everything',
    { ...uphold, note: 'x' },
    ruled(),
    { ok: true, value: { isOverride: true } },
  ],
  [
    'a refusal also for what is not shown',
    { ...uphold, reasons: ['no_constructive_letter', 'new_negatives'], note: 'x' },
    ruled({ letter: undefined }),
    { ok: true, value: { isOverride: true } },
  ],
  [
    'overruling without a word',
    reinstate,
    ruled({ letter: undefined }),
    { refusal: { reason: 'note_required' } },
  ],
  [
    'a refusal without a reason',
    { ...uphold, reasons: [] },
    ruled(),
    { refusal: { reason: 'refusal_reason_required' } },
  ],
  [
    'a reason that is not on the list',
    { ...uphold, reasons: ['no_constructive_letter', 'quality_worsened'] },
    ruled(),
    { refusal: { reason: 'refusal_reason_unknown', index: 1 } },
  ],
  ['six days', { ...uphold, nextInDays: 6 }, ruled(), { refusal: { reason: 'extension_out_of_range' } }],
  [
    'thirty-one days',
    { ...uphold, nextInDays: 31 },
    ruled(),
    { refusal: { reason: 'extension_out_of_range' } },
  ],
])('%s', (_, decision, recheck, expected) => {
  expect(judgeDecision(decision, recheck)).toMatchObject(expected)
})

test('the list of reasons is closed: five', () => {
  expect(refusalReasonCodes).toHaveLength(5)
})
