import { expect, test } from 'vitest'
import { statementFields } from '#domain/exclusion/fields'
import { exclusionReasons } from '#domain/exclusion/reasons'
import { type SnapshotCounts, snapshotOfCounts } from '#domain/exclusion/snapshot'
import { statementKinds } from '#domain/exclusion/statement'
import { commonValues } from '#domain/exclusion/statements/values'
import { statementTexts, writeStatement } from '#domain/exclusion/statements/write'
import { languages } from '#domain/language'
import { defaultQualityPolicy } from '#domain/quality/policy'
import { dayInWords } from '#domain/statements/day-in-words'

const counts: SnapshotCounts = {
  negatives90: 12,
  complaints90: 1,
  reviews90: 40,
  negatives365: 30,
  reviews365: 120,
  negativeIds: Array.from({ length: 30 }, (_, nth) => `r${nth}`),
  complaintIds: ['c1'],
  unhandled: 9,
  silent: 0,
  missed: 0,
  late: 4,
  cancelled: 0,
  returned: 2,
}
const snapshot = snapshotOfCounts(counts, { asOf: '2026-06-01', marketShare: 0.1 }, defaultQualityPolicy)
const of = {
  id: '3b0c1f5e-0000-4000-8000-000000000000',
  sellerId: 's-1',
  shop: 'A shop',
  scope: 'all' as const,
  category: null,
  reasonCodes: ['quality_worsened'],
  snapshot,
}
const extra = {
  recheckDay: 'x',
  letterDay: 'x',
  note: 'x',
  reviewBy: 'x',
  checks: 'x',
  nextDay: 'x',
  probationDay: 'x',
  watchDays: 'x',
  terminationDay: 'x',
}

test.each(languages)('every statement can be written whole in %s', (language) => {
  for (const kind of statementKinds) {
    const values = { ...commonValues(of, language, '2026-06-01'), ...extra }
    const written = writeStatement(kind, language, values)
    expect([kind, written.ok]).toEqual([kind, true])
    if (written.ok) {
      expect(written.value.body).not.toMatch(/[{}]|undefined|NaN/)
      // Until when an appeal is free, 184 days on (DSA Art. 20).
      expect(written.value.body).toContain(dayInWords('2026-12-02', language))
    }
  }
})

test.each(languages)('the texts in %s ask for what the English ones ask for', (language) => {
  const names = (text: unknown) => [...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(String).sort()
  expect(names(statementTexts[language])).toEqual(names(statementTexts.en))
})

test.each(['uk', 'ru', 'zh'] as const)(
  'no English stands in what a seller who reads %s is told',
  (language) => {
    const reasonCodes = exclusionReasons.map(({ code }) => code)
    const values = commonValues(
      { ...of, reasonCodes, shop: '', sellerId: '', id: '' },
      language,
      '2026-06-01',
    )
    const deciding = { ...of, reasonCodes, cycle: 1, language, today: '2026-06-01', appliesOn: '2026-06-01' }
    const fields = statementFields({
      ...deciding,
      kind: 'exclusion_notice',
      now: new Date('2026-06-01T09:00:00Z'),
    })
    expect(values.reasons).not.toMatch(/[A-Za-z]{3}/)
    expect(fields.decision_facts).not.toMatch(/[A-Za-z]{3}/)
    expect(fields).not.toMatchObject({ illegal_content_legal_ground: expect.stringMatching(/[A-Za-z]{3}/) })
  },
)

test('a statement with a gap is not written', () => {
  const values = { ...commonValues(of, 'en', '2026-06-01'), ...extra, note: ' ' }
  expect(writeStatement('immediate_stop', 'en', values)).toEqual({
    ok: false,
    refusal: { reason: 'statement_incomplete', missing: ['note'] },
  })
  const without = commonValues({ ...of, snapshot: null }, 'en', '2026-06-01')
  expect(writeStatement('exclusion_notice', 'en', { ...without, ...extra })).toMatchObject({ ok: false })
})

test('a day ends no sentence twice', () => {
  expect(languages.map((language) => dayInWords('2026-11-30', language))).toEqual([
    'November 30, 2026',
    '30 листопада 2026 року',
    '30 ноября 2026 года',
    '2026年11月30日',
  ])
})

test('the fields say what was decided on which ground, within the lengths there are, and no name', () => {
  const deciding = { ...of, cycle: 1, language: 'uk' as const, today: '2026-06-01', appliesOn: '2026-06-01' }
  const now = new Date('2026-06-01T09:00:00Z')
  const all = { ...deciding, reasonCodes: exclusionReasons.map(({ code }) => code) }
  for (const kind of statementKinds) {
    const fields = statementFields({ ...all, kind, now })
    expect(fields).toMatchObject({ illegal_content_legal_ground: expect.stringMatching(/^.{1,500}$/s) })
    expect(fields).toMatchObject({ illegal_content_explanation: expect.stringMatching(/^.{1,2000}$/s) })
    expect(fields.decision_facts.length).toBeLessThanOrEqual(5000)
    expect(fields.puid).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(JSON.stringify(fields)).not.toContain('A shop')
  }
  const partial = { ...deciding, scope: 'category' as const, kind: 'exclusion_notice' as const, now }
  expect(statementFields(partial)).toMatchObject({
    incompatible_content_ground: expect.stringMatching(/^.{1,500}$/s),
    incompatible_content_explanation: expect.stringMatching(/^.{1,2000}$/s),
  })
  expect(statementFields(partial).decision_provision).toBe('DECISION_PROVISION_PARTIAL_SUSPENSION')
})
