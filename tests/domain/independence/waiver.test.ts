import { expect, test } from 'vitest'
import { answerAppeal } from '#domain/appeals/answer'
import { appealOutcomes } from '#domain/appeals/state'
import { answerDispute } from '#domain/disputes/answer'
import { answerFaultClaim } from '#domain/disputes/claim-answer'
import { disputeOutcomes } from '#domain/disputes/dispute'
import { faults } from '#domain/disputes/fault'
import { barUnderWaiver, judgeWaiver, judgeWaiverEnd, standingOfWaiver } from '#domain/independence/waiver'
import { type Language, languages } from '#domain/language'
import { type Person, roles } from '#domain/permission'

const now = new Date('2026-11-26T12:00:00Z')
const zone = 'Europe/Kyiv'
const as = (role: Person['role']): Person => ({
  ...{ kind: 'person', id: 'p', name: 'P', role, sellerId: role === 'seller' ? 's' : null, language: 'en' },
})
const waiver = { kinds: ['dispute'] as const, reason: 'Anna is on leave.', until: '2026-12-31', zone }

test.each([
  ['is recorded until a day', {}, '2026-12-31T22:00:00.000Z'],
  ['holds one day where it is that day’s', { until: '2026-11-26' }, '2026-11-26T22:00:00.000Z'],
  ['holds ninety days at most', { until: '2027-02-24' }, '2027-02-24T22:00:00.000Z'],
  ['does not hold longer', { until: '2027-02-25' }, 'ends_too_late'],
  ['does not end before it began', { until: '2026-11-25' }, 'ends_too_early'],
  ['needs a reason', { reason: ' \n' }, 'reason_required'],
  ['is for something', { kinds: [] }, 'kind_required'],
])('a waiver %s', (_, change, expected) => {
  const judged = judgeWaiver(as('admin'), { ...waiver, ...change }, now)
  expect(judged.ok ? judged.value.endsAt.toISOString() : judged.refusal.reason).toBe(expected)
})

test('its days are those of the marketplace, whose day may be the next already', () => {
  const late = new Date('2026-11-26T22:30:00Z')
  expect(judgeWaiver(as('admin'), { ...waiver, until: '2026-11-26' }, late)).toMatchObject({
    refusal: { reason: 'ends_too_early' },
  })
})

test('nobody but an administrator records or ends one', () => {
  for (const role of roles.filter((each) => each !== 'admin')) {
    const refused = { refusal: { reason: 'not_permitted' } }
    expect(judgeWaiver(as(role), waiver, now)).toMatchObject(refused)
    expect(judgeWaiverEnd(as(role), { endsAt: now, endedAt: null }, now)).toMatchObject(refused)
  }
})

test('it is in force until its end, or until it is ended, and ends once', () => {
  const tomorrow = new Date(now.getTime() + 86_400_000)
  expect(standingOfWaiver({ endsAt: tomorrow, endedAt: null }, now)).toBe('in_force')
  expect(standingOfWaiver({ endsAt: now, endedAt: null }, now)).toBe('run_out')
  expect(standingOfWaiver({ endsAt: tomorrow, endedAt: now }, now)).toBe('ended')
  const end = (of: { endsAt: Date; endedAt: Date | null }) => judgeWaiverEnd(as('admin'), of, now).ok
  expect(end({ endsAt: tomorrow, endedAt: null })).toBe(true)
  expect(end({ endsAt: now, endedAt: null })).toBe(false)
  expect(end({ endsAt: tomorrow, endedAt: now })).toBe(false)
})

test('it lifts that somebody decided it themselves, and nothing else', () => {
  expect(barUnderWaiver('took_part', 'w')).toBeUndefined()
  expect(barUnderWaiver('took_part', null)).toBe('took_part')
  for (const bar of ['tied', 'has_conflict'] as const) expect(barUnderWaiver(bar, 'w')).toBe(bar)
  expect(barUnderWaiver(undefined, 'w')).toBeUndefined()
})

const another: Record<Language, RegExp> = {
  en: /had not decided|others answer you|had no part/,
  uk: /раніше не вирішувала|інші люди|не брала участі/,
  ru: /раньше не решал|другие люди|не участвовавший/,
  zh: /此前未就|由他人答复|未参与/,
}
const same: Record<Language, RegExp> = {
  en: /Only one person (judges|hears)/,
  uk: /лише одна людина/,
  ru: /только один человек/,
  zh: /只有一人审理/,
}

test.each(languages)(
  'whoever is answered under one is told so, and by whom else they can be heard, in %s',
  (language) => {
    const common = { id: '1', reviewId: 'r', note: 'So it was.', decidedAt: now, zone }
    const bodies = (isWaived: boolean) =>
      [
        ...disputeOutcomes.map((outcome) =>
          answerDispute({ ...common, reasonCode: 'off_topic', outcome, isWaived }, language),
        ),
        ...appealOutcomes.map((outcome) =>
          answerAppeal(
            { ...common, submittedAt: now, toldAt: now, outcome, answers: [], effects: [], isWaived },
            language,
          ),
        ),
        ...faults.map((found) =>
          answerFaultClaim({ ...common, fault: 'carrier', found, isWaived }, language),
        ),
      ].map((said) => (said.ok ? said.value.body : said.refusal.reason))
    for (const body of bodies(true)) {
      expect(body).toMatch(same[language])
      expect(body).not.toMatch(another[language])
      expect(body).toMatch(/2027/)
      expect(body).not.toMatch(/[{}]|undefined/)
    }
    for (const body of bodies(false)) {
      expect(body).toMatch(another[language])
      expect(body).not.toMatch(same[language])
    }
  },
)
