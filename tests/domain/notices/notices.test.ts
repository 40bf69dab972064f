import { expect, test } from 'vitest'
import { catalogue } from '#app/messages/catalogue.ts'
import type { ComplaintSide } from '#domain/complaints/mover'
import { complaintStates } from '#domain/complaints/state'
import type { DomainEvent } from '#domain/event'
import {
  defaultMail,
  isInOwnWords,
  isMandatory,
  keepable,
  kindsFor,
  mailChoices,
  type NoticeKind,
  noticeKinds,
  rolesHearing,
} from '#domain/notices/kind'
import { noticesOf } from '#domain/notices/notice'
import { kindOfStage } from '#domain/notices/of-stage'
import { placeOf } from '#domain/notices/place'
import { type MailHours, mailDueAt } from '#domain/notices/schedule'
import { roles } from '#domain/permission'
import type { StatementSubject } from '#domain/statements/kind'

const kinds = Object.keys(noticeKinds) as NoticeKind[]
const kyiv: MailHours = { zone: 'Europe/Kyiv', quietFrom: 22 * 60, quietUntil: 7 * 60, digestAt: 8 * 60 }
const due = (wish: 'now' | 'digest', at: string, hours = kyiv) =>
  mailDueAt(wish, hours, new Date(at)).toISOString()

test('what is mandatory cannot be muted, and what is mailed at any hour is not mailed twice', () => {
  expect(kinds.filter(isMandatory)).toEqual([
    ...[
      'exclusion',
      'recheck',
      'measure',
      'finding',
      'letter_answered',
      'complaint_due',
      'complaint_decided',
    ],
    ...[
      'dispute_decided',
      'fault_answered',
      'fault_decided',
      'appeal_decided',
      'appeal_asked',
      'reply_judged',
      'own_review_judged',
    ],
    ...['letter_overdue', 'notice_unconfirmed', 'stop_unreviewed', 'hiding_overdue'],
    'complaint_in_hand',
  ])
  for (const kind of kinds) {
    const isMailed = mailChoices(kind).length > 0
    const muted = keepable(kind, { inBell: false, mail: 'now' })
    expect(muted).toEqual({ inBell: isMandatory(kind), mail: isMailed ? 'now' : 'off' })
    if (!isMailed) expect(defaultMail(kind)).toBe('off')
  }
})

test('what an act says with its own words comes as its reader wishes, but not never where it answers or asks them', () => {
  const own = kinds.filter(isInOwnWords)
  expect(own.filter((kind) => keepable(kind, { inBell: false, mail: 'off' }).mail === 'off')).toEqual([
    ...['message', 'complaint_offer', 'complaint_news'],
  ])
  for (const kind of own) {
    expect(keepable(kind, { inBell: true, mail: 'digest' }).mail).toBe('digest')
    expect(defaultMail(kind)).toBe('now')
  }
})

test('of the stages of a complaint only receipts and outcomes are mailed at any hour', () => {
  const stages = (side: ComplaintSide, kind: NoticeKind | null) =>
    complaintStates.filter((state) => kindOfStage(state, side) === kind)
  expect(stages('respondent', 'complaint_due')).toEqual(['awaiting_seller'])
  expect(stages('complainant', 'complaint_due')).toEqual([])
  expect(stages('respondent', null)).toEqual([
    ...['submitted', 'acknowledged', 'triage', 'out_of_scope', 'invalid', 'decided'],
    ...['verified_fake', 'verified_extortion', 'not_proven', 'content_removed'],
  ])
})

test('every kind has somebody who hears of it, a text and a place', () => {
  const heard = new Set(roles.flatMap((role) => kindsFor(role)))
  expect([...heard].sort()).toEqual([...kinds].sort())
  for (const kind of kinds) {
    const isShops = noticeKinds[kind].readers === 'shop'
    expect(rolesHearing(kind).length > 0).toBe(!isShops)
    expect(catalogue.en[`notices.kind.${kind}`], kind).toBeDefined()
    expect(placeOf(kind, 'a b')).toMatch(isShops ? /^\/portal/ : /^\/(?!portal)/)
  }
})

test('a shop hears of a fault where it is another than before, and not beside the answer to its dispute', () => {
  const subject = { kind: 'review', id: 'r-1' } as const
  const found = (before: 'carrier' | null): DomainEvent => ({
    ...{ type: 'fault_attributed', subject },
    data: { sellerId: 's-1', revision: 1, fault: 'carrier', before },
  })
  const answer: DomainEvent = {
    ...{ type: 'dispute_decided', subject: { kind: 'dispute', id: 'd-1' } },
    data: { ...{ reviewId: 'r-1', sellerId: 's-1', statementId: 'st-1' }, outcome: 'kept', reasonCode: 'x' },
  }
  const kindsOf = (...events: DomainEvent[]) => noticesOf(events).map(({ kind }) => kind)
  expect(kindsOf(found(null))).toEqual(['fault_decided'])
  expect(kindsOf(found('carrier'))).toEqual([])
  expect(kindsOf(answer, found(null))).toEqual(['dispute_decided'])
  const other: DomainEvent = { ...found(null), subject: { kind: 'review', id: 'r-2' } } as DomainEvent
  expect(kindsOf(answer, other)).toEqual(['dispute_decided', 'fault_decided'])
})

test('who decided what an appeal changed is led to what it was about', () => {
  const place = (kind: StatementSubject) =>
    placeOf('decision_reversed', 'a-1', { kind, id: 'x 1', sellerId: 's 1' })
  expect(place('review')).toBe('/history')
  expect(place('complaint')).toBe('/complaints/x%201')
  expect(place('dispute')).toBe('/appeals/disputes/x%201')
  expect(place('reply')).toBe('/replies/x%201')
  expect(place('exclusion')).toBe('/quality/cases/x%201')
  expect(place('measure')).toBe('/sellers/s%201')
})

test('mail goes at once, but not in the quiet hours of its reader’s zone', () => {
  expect(due('now', '2026-11-22T09:00:00Z')).toBe('2026-11-22T09:00:00.000Z')
  // 22:00 in Kyiv is 20:00 UTC in winter.
  expect(due('now', '2026-11-22T19:59:00Z')).toBe('2026-11-22T19:59:00.000Z')
  expect(due('now', '2026-11-22T20:00:00Z')).toBe('2026-11-23T05:00:00.000Z')
  expect(due('now', '2026-11-23T04:59:00Z')).toBe('2026-11-23T05:00:00.000Z')
  const shanghai = { ...kyiv, zone: 'Asia/Shanghai' }
  expect(due('now', '2026-11-22T15:00:00Z', shanghai)).toBe('2026-11-22T23:00:00.000Z')
  const noon = { ...kyiv, quietFrom: 12 * 60, quietUntil: 13 * 60 }
  expect(due('now', '2026-11-22T10:30:00Z', noon)).toBe('2026-11-22T11:00:00.000Z')
  expect(due('now', '2026-11-22T11:00:00Z', noon)).toBe('2026-11-22T11:00:00.000Z')
})

test('the digest comes once a day at its hour, after the quiet hours', () => {
  expect(due('digest', '2026-11-22T05:00:00Z')).toBe('2026-11-22T06:00:00.000Z')
  expect(due('digest', '2026-11-22T06:00:00Z')).toBe('2026-11-23T06:00:00.000Z')
  expect(due('digest', '2026-11-22T05:00:00Z', { ...kyiv, digestAt: 3 * 60 })).toBe(
    '2026-11-23T05:00:00.000Z',
  )
})

test('hours are those on the clock, also on the days on which it is set', () => {
  // Clocks go back in the night to 25 October 2026, and forward in that to 29 March 2026.
  expect(due('now', '2026-10-24T20:00:00Z')).toBe('2026-10-25T05:00:00.000Z')
  expect(due('digest', '2026-10-24T20:00:00Z')).toBe('2026-10-25T06:00:00.000Z')
  expect(due('now', '2026-03-28T21:00:00Z')).toBe('2026-03-29T04:00:00.000Z')
  // 03:30 does not exist on that day: the clock jumps from three to four.
  const early = { ...kyiv, quietFrom: null, quietUntil: null, digestAt: 3 * 60 + 30 }
  expect(due('digest', '2026-03-28T22:00:00Z', early)).toBe('2026-03-29T01:30:00.000Z')
})
