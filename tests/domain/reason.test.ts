import { expect, test } from 'vitest'
import { may, type Person, permissions, roles } from '#domain/permission'
import { needsReason, reasons, reasonsFor } from '#domain/reason'
import { decisionActions, reviewStates } from '#domain/review'
import { type Facts, judgeVerdict, type Verdict } from '#domain/verdict'

const person = (role: Person['role']): Person => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  role,
  sellerId: null,
  language: 'en',
})
const facts = (more: Partial<Facts> = {}): Facts => ({
  state: 'queued',
  text: 'Slow and rude.',
  strongSignals: 0,
  timesReturned: 0,
  isTied: false,
  tookPart: false,
  takesAnother: false,
  publishedText: null,
  ...more,
})

test('every action but publishing needs a reason, and has some to choose from', () => {
  expect(decisionActions.filter(needsReason)).toEqual(['redact', 'return', 'reject', 'escalate', 'hide'])
  for (const action of decisionActions.filter(needsReason))
    expect(reasonsFor(action).length).toBeGreaterThan(2)
})

test('every reason is explained in four languages, and no two share a code', () => {
  for (const reason of reasons) {
    for (const language of ['uk', 'ru', 'en', 'zh'] as const)
      expect(reason.text[language].length, reason.code).toBeGreaterThan(5)
    expect(reason.ground).not.toBe('')
  }
  expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
})

test('no reason speaks of how a review rates or of its tone (R0.1, B18)', () => {
  for (const { code, text } of reasons) {
    expect(`${code} ${text.en}`).not.toMatch(
      /star|rating|negative|unhappy|sentiment|tone|unfair to the seller/i,
    )
  }
})

test('a verdict without, with an unknown, or with another action’s reason is refused', () => {
  const judge = (verdict: Verdict) => judgeVerdict(verdict, facts(), person('moderator'))
  expect(judge({ action: 'reject' })).toEqual({ ok: false, refusal: { reason: 'reason_required' } })
  expect(judge({ action: 'reject', reasonCode: 'bad_for_business' })).toEqual({
    ok: false,
    refusal: { reason: 'reason_unknown' },
  })
  expect(judge({ action: 'reject', reasonCode: 'unsure' })).toEqual({
    ok: false,
    refusal: { reason: 'reason_unknown' },
  })
  expect(judge({ action: 'reject', reasonCode: 'advertising' })).toEqual({ ok: true, value: 'rejected' })
})

test('calling a review fake takes two findings or a senior (V11)', () => {
  const verdict: Verdict = { action: 'reject', reasonCode: 'not_genuine' }
  const refused = { ok: false, refusal: { reason: 'evidence_required' } }
  expect(judgeVerdict(verdict, facts({ strongSignals: 1 }), person('moderator'))).toEqual(refused)
  expect(judgeVerdict(verdict, facts({ strongSignals: 2 }), person('moderator')).ok).toBe(true)
  expect(judgeVerdict(verdict, facts({ strongSignals: 0 }), person('senior')).ok).toBe(true)
})

test('a third return is a senior’s (V10)', () => {
  const verdict: Verdict = { action: 'return', reasonCode: 'unreadable' }
  expect(judgeVerdict(verdict, facts({ timesReturned: 1 }), person('moderator')).ok).toBe(true)
  expect(judgeVerdict(verdict, facts({ timesReturned: 2 }), person('moderator'))).toEqual({
    ok: false,
    refusal: { reason: 'returned_twice' },
  })
  expect(judgeVerdict(verdict, facts({ timesReturned: 2 }), person('senior')).ok).toBe(true)
})

test('a review is hidden for harm only, and judged by a senior who had no part in it (V15, V17)', () => {
  const hide = (reasonCode: string) =>
    judgeVerdict({ action: 'hide', reasonCode }, facts({ state: 'published' }), person('moderator'))
  expect(hide('hate_or_threat')).toEqual({ ok: true, value: 'hidden_interim' })
  expect(hide('off_topic')).toEqual({ ok: false, refusal: { reason: 'reason_unknown' } })

  const judge = (more: Partial<Facts>, role: Person['role'] = 'senior') =>
    judgeVerdict({ action: 'publish' }, facts({ state: 'hidden_interim', ...more }), person(role))
  expect(judge({}, 'moderator')).toEqual({ ok: false, refusal: { reason: 'not_permitted' } })
  expect(judge({ tookPart: true })).toEqual({ ok: false, refusal: { reason: 'took_part' } })
  expect(judge({})).toEqual({ ok: true, value: 'published' })
  expect(judge({ publishedText: 'Slow and ████.' })).toEqual({ ok: true, value: 'published_redacted' })
})

test('whoever is tied to the shop or the author judges no review, whatever they would do (B27)', () => {
  for (const state of reviewStates)
    for (const action of decisionActions)
      expect(judgeVerdict({ action }, facts({ state, isTied: true }), person('senior'))).toEqual({
        ok: false,
        refusal: { reason: 'tied' },
      })
})

test('redactions must be there and lie inside the text', () => {
  const redact = (redactions: { start: number; end: number; reason: string }[]) =>
    judgeVerdict({ action: 'redact', reasonCode: 'personal_data', redactions }, facts(), person('moderator'))
  expect(redact([])).toEqual({ ok: false, refusal: { reason: 'redactions_required' } })
  for (const [start, end] of [
    [-1, 3],
    [0, 15],
    [5, 5],
    [6, 2],
  ] as const) {
    expect(redact([{ start, end, reason: 'personal_data' }])).toEqual({
      ok: false,
      refusal: { reason: 'redaction_outside', index: 0 },
    })
  }
  expect(redact([{ start: 0, end: 4, reason: 'personal_data' }])).toEqual({
    ok: true,
    value: 'published_redacted',
  })
})

test('whoever may not judge reviews judges none, in any state', () => {
  for (const role of roles.filter((each) => !may(person(each), 'decide_reviews'))) {
    for (const state of reviewStates) {
      expect(judgeVerdict({ action: 'publish' }, facts({ state }), person(role)).ok, `${role} ${state}`).toBe(
        false,
      )
    }
  }
})

test('no permission that is a person’s judgement is granted to a key', () => {
  for (const permission of [
    'work_queues',
    'decide_reviews',
    'decide_escalated',
    'reopen_reviews',
    'manage_policies',
  ] as const) {
    expect(permissions[permission].scopes).toEqual([])
  }
})
