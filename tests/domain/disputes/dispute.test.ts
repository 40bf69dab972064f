import { expect, test } from 'vitest'
import { answerDispute } from '#domain/disputes/answer'
import {
  disputableUntil,
  disputeOutcomes,
  disputeReasons,
  judgeDispute,
  outcomesOpen,
} from '#domain/disputes/dispute'
import { languages } from '#domain/language'

const now = new Date('2026-11-26T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const filing = {
  review: { state: 'published' as const, until: disputableUntil(ago(3), 30, 'Europe/Kyiv') },
  ...{ reasonCode: 'off_topic', text: 'It is about another shop.', newFacts: '' },
  earlier: [],
  standing: { kind: 'free' as const },
}
const reasonOf = (change: object) => {
  const judged = judgeDispute({ ...filing, ...change }, now)
  return judged.ok || judged.refusal.reason
}
const late = { review: { state: 'published', until: disputableUntil(ago(31), 30, 'Europe/Kyiv') } }
const limited = { standing: { kind: 'limited', until: now } }

test.each([
  ['is taken', {}, true],
  ['is not taken of what nobody can read', { review: { state: 'rejected', until: now } }, 'not_public'],
  ['needs a rule, not a different view', { reasonCode: 'too_few_stars' }, 'reason_unknown'],
  ['needs words', { text: ' ' }, 'text_required'],
  ['comes one at a time', { earlier: [{ state: 'open', reasonCode: 'obscenity' }] }, 'already_open'],
  ['is heard once', { earlier: [{ state: 'kept', reasonCode: 'off_topic' }] }, 'judged_already'],
  [
    'is heard again with new facts',
    { earlier: [{ state: 'kept', reasonCode: 'off_topic' }], newFacts: 'x' },
    true,
  ],
  [
    'is heard once, also where places were masked',
    { earlier: [{ state: 'masked', reasonCode: 'off_topic' }] },
    'judged_already',
  ],
  ['for another reason is heard as it is', { earlier: [{ state: 'kept', reasonCode: 'obscenity' }] }, true],
  ['comes within thirty days', late, 'out_of_time'],
  ['of a threat comes at any time', { ...late, reasonCode: 'hate_or_threat' }, true],
  ['is limited after abuse', limited, 'limited'],
  ['of personal data is never limited', { ...limited, reasonCode: 'personal_data' }, true],
])('a dispute %s', (_, change, expected) => {
  expect(reasonOf(change)).toBe(expected)
})

test('a judge is offered what can be done with the review now', () => {
  expect(outcomesOpen('published')).toEqual(['kept', 'masked', 'removed'])
  expect(outcomesOpen('hidden_interim')).toEqual(['kept', 'removed'])
  expect(outcomesOpen('edit_pending')).toEqual(['kept'])
})

test.each(languages)('in %s a seller is answered whole for every reason', (language) => {
  for (const reasonCode of disputeReasons) {
    for (const [outcome, isWaived] of disputeOutcomes.flatMap((each) => [
      [each, false] as const,
      [each, true] as const,
    ])) {
      const of = {
        id: '1',
        reviewId: '2',
        reasonCode,
        outcome,
        note: '–',
        isWaived,
        decidedAt: now,
        zone: 'Europe/Kyiv',
      }
      const answered = answerDispute(of, language)
      if (!answered.ok) throw new Error('Not whole')
      expect(answered.value.body).not.toMatch(/[{}]|undefined/)
      if (language !== 'en') expect(answered.value.body).not.toMatch(/[A-Za-z]{3}/)
    }
  }
})

test('the window ends with the last of its days on the marketplace’s clock, also where that is set meanwhile', () => {
  const until = (publishedAt: string, days = 30) =>
    disputableUntil(new Date(publishedAt), days, 'Europe/Kyiv').toISOString()
  // Clocks go back on 25 October 2026, and forward on 29 March 2026.
  expect(until('2026-10-10T09:00:00Z')).toBe('2026-11-09T22:00:00.000Z')
  expect(until('2026-03-10T09:00:00Z')).toBe('2026-04-09T21:00:00.000Z')
  // 22:30 UTC is after midnight in Kyiv: another day.
  expect(until('2026-10-10T21:30:00Z', 1)).toBe('2026-10-12T21:00:00.000Z')
})
