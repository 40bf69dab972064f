import { expect, test } from 'vitest'
import {
  answerDueAt,
  answerHours,
  arbitrationFrom,
  isMediationDue,
  nextReminder,
  proofStandsAt,
  reopenableUntil,
} from '#domain/complaints/clock'

const zone = 'Europe/Kyiv'
/** The clocks of Kyiv go back an hour on 25 October 2026 and forward on 28 March 2027. */
const beforeAutumn = new Date('2026-10-23T09:00:00Z')
const beforeSpring = new Date('2027-03-26T10:00:00Z')
const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000

test('a seller has 72 hours, also where the clocks change', () => {
  for (const asked of [beforeAutumn, beforeSpring]) {
    const due = answerDueAt(asked, answerHours.usual)
    expect(hoursBetween(asked, due)).toBe(72)
    expect(hoursBetween(nextReminder(due, 0, asked).at, due)).toBe(24)
    expect(hoursBetween(nextReminder(due, 1, asked).at, due)).toBe(4)
    expect(nextReminder(due, 2, asked)).toEqual({ reminded: 2, at: due })
    // Who has a day is reminded once.
    expect(nextReminder(answerDueAt(asked, 24), 0, asked)).toMatchObject({ reminded: 1 })
  }
})

test('days are days of the marketplace, an hour longer in autumn and shorter in spring', () => {
  expect(hoursBetween(beforeAutumn, arbitrationFrom(beforeAutumn, zone))).toBe(10 * 24 + 1)
  expect(hoursBetween(beforeSpring, arbitrationFrom(beforeSpring, zone))).toBe(10 * 24 - 1)
  expect(hoursBetween(beforeAutumn, proofStandsAt(beforeAutumn, zone))).toBe(7 * 24 + 1)
  expect(hoursBetween(beforeSpring, reopenableUntil(beforeSpring, zone))).toBe(30 * 24 - 1)
})

test('mediation may be asked for after a round of offers, or after five days', () => {
  const since = beforeAutumn
  const fiveDays = new Date('2026-10-28T10:00:00Z')
  expect(isMediationDue({ rounds: 1, since }, since, zone)).toBe(true)
  expect(isMediationDue({ rounds: 0, since }, new Date(fiveDays.getTime() - 1), zone)).toBe(false)
  expect(isMediationDue({ rounds: 0, since }, fiveDays, zone)).toBe(true)
})
