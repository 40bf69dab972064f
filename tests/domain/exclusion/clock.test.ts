import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, daysBetween } from '#domain/day'
import { nextRecheck, recheckDueAt, startExclusion } from '#domain/exclusion/clock'
import { type Clocked, dueStep } from '#domain/exclusion/due'
import { judgeClosing, watchDaysAfter } from '#domain/exclusion/probation'
import { checkTermination, earliestTermination } from '#domain/exclusion/termination'

const hourMs = 3_600_000
const zones = [
  'Europe/Kyiv',
  'Asia/Shanghai',
  'America/New_York',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Beirut',
]

test.each([
  // Clocks go back on 25 October, forward on 29 March; the first instant of the fourteenth day after D0.
  ['2026-10-20T09:00:00Z', 'Europe/Kyiv', '2026-10-20', '2026-11-02T22:00:00.000Z'],
  ['2026-03-20T00:30:00Z', 'Europe/Kyiv', '2026-03-20', '2026-04-02T21:00:00.000Z'],
  ['2026-03-15T01:30:00Z', 'Europe/Kyiv', '2026-03-15', '2026-03-28T22:00:00.000Z'],
  ['2026-10-11T00:30:00Z', 'Europe/Kyiv', '2026-10-11', '2026-10-24T21:00:00.000Z'],
  ['2026-01-31T15:59:59.999Z', 'Asia/Shanghai', '2026-01-31', '2026-02-13T16:00:00.000Z'],
  ['2026-01-31T16:00:00Z', 'Asia/Shanghai', '2026-02-01', '2026-02-14T16:00:00.000Z'],
  ['2028-02-15T10:00:00Z', 'Europe/Kyiv', '2028-02-15', '2028-02-28T22:00:00.000Z'],
  ['2028-02-16T10:00:00Z', 'Europe/Kyiv', '2028-02-16', '2028-02-29T22:00:00.000Z'],
  ['2026-12-20T10:00:00Z', 'Europe/Kyiv', '2026-12-20', '2027-01-02T22:00:00.000Z'],
  ['2026-06-01T20:59:59.999Z', 'Europe/Kyiv', '2026-06-01', '2026-06-14T21:00:00.000Z'],
  ['2026-06-01T21:00:00Z', 'Europe/Kyiv', '2026-06-02', '2026-06-15T21:00:00.000Z'],
  // Midnight does not exist on 24 April in Cairo: the day begins at one.
  ['2026-04-10T10:00:00Z', 'Africa/Cairo', '2026-04-10', '2026-04-23T22:00:00.000Z'],
])('an exclusion effective at %s in %s is counted from %s and re-checked from %s', (at, zone, day, due) => {
  const start = startExclusion(new Date(at), zone)
  expect([start.dayZero, start.recheckNotBefore.toISOString()]).toEqual([day, due])
})

test('wherever and whenever, the re-check begins with the fourteenth day and no instant earlier', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
      const { dayZero, recheckNotBefore } = startExclusion(at, zone)
      expect(daysBetween(dayZero, dayOf(recheckNotBefore, zone))).toBe(14)
      expect(daysBetween(dayZero, dayOf(new Date(recheckNotBefore.getTime() - 1), zone))).toBe(13)
      const waited = recheckNotBefore.getTime() - at.getTime()
      expect(waited).toBeGreaterThan((13 * 24 - 1) * hourMs)
      expect(waited).toBeLessThanOrEqual((14 * 24 + 1) * hourMs)
    }),
    { numRuns: 20_000 },
  )
})

test('a termination waits thirty whole days in every zone, and no day longer than that takes', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
      const day = earliestTermination(now, zone)
      const waited = daysBetween(dayOf(now, zone), day)
      expect(waited).toBeGreaterThanOrEqual(30)
      expect(waited).toBeLessThanOrEqual(32)
      expect(checkTermination({ terminatesOn: day }, { now, zone }).ok).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('a termination sooner than that takes a ground of the law', () => {
  const at = { now: new Date('2026-06-01T09:00:00Z'), zone: 'Europe/Kyiv' }
  expect(checkTermination({ terminatesOn: '2026-06-20' }, at)).toEqual({
    ok: false,
    refusal: { reason: 'termination_too_soon', earliest: '2026-07-02' },
  })
  expect(checkTermination({ terminatesOn: '2026-06-20', exception: 'legal_duty' }, at).ok).toBe(true)
  expect(checkTermination({}, at)).toEqual({ ok: true, value: '2026-07-02' })
})

test('the next re-check is a day, and a pause puts it off but never forward', () => {
  const { day, at } = nextRecheck(new Date('2026-03-20T20:00:00Z'), 14, 'Europe/Kyiv')
  expect([day, at.toISOString()]).toEqual(['2026-04-03', '2026-04-02T21:00:00.000Z'])
  const later = new Date(at.getTime() + hourMs)
  expect(recheckDueAt({ nextRecheckAt: at, pausedUntil: later })).toBe(later)
  expect(recheckDueAt({ nextRecheckAt: later, pausedUntil: at })).toBe(later)
})

const asleep: Clocked = {
  state: 'at_risk',
  zone: 'Europe/Kyiv',
  noticedAt: null,
  noticeEscalatedAt: null,
  dayZero: null,
  nextRecheckAt: null,
  pausedUntil: null,
  reinstatedAt: null,
  watchedDay: 0,
  strictWatch: false,
  terminatesAt: null,
  stopReviewDueAt: null,
  stopEscalatedAt: null,
}
const now = new Date('2026-06-15T09:00:00Z')
const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)]
const [aDayAgo, lessAgo] = [new Date(now.getTime() - 24 * hourMs), new Date(now.getTime() - 24 * hourMs + 1)]
const outside = { isUnheard: false, hasOpenPromises: false }

test.each<[string, Partial<Clocked>, Partial<typeof outside>, string | undefined]>([
  ['a notice that an endpoint will confirm', { state: 'noticed' }, {}, undefined],
  ['a notice nobody could confirm', { state: 'noticed' }, { isUnheard: true }, 'take_effect'],
  ['a notice within its day', { state: 'noticed', noticedAt: lessAgo }, {}, undefined],
  ['a notice without a word for a day', { state: 'noticed', noticedAt: aDayAgo }, {}, 'escalate_notice'],
  [
    'a notice already escalated',
    { state: 'noticed', noticedAt: aDayAgo, noticeEscalatedAt: past },
    {},
    undefined,
  ],
  [
    'a stop nobody confirmed',
    { state: 'immediate_stop', noticedAt: aDayAgo, stopReviewDueAt: future },
    {},
    'escalate_notice',
  ],
  [
    'a stop that was confirmed',
    { state: 'immediate_stop', noticedAt: aDayAgo, dayZero: '2026-06-14', stopReviewDueAt: future },
    {},
    undefined,
  ],
  ['an exclusion before its day', { state: 'excluded', nextRecheckAt: future }, {}, undefined],
  ['an exclusion on its day', { state: 'excluded', nextRecheckAt: now }, {}, 'fall_due'],
  [
    'an exclusion that stands still',
    { state: 'excluded', nextRecheckAt: past, pausedUntil: future },
    {},
    undefined,
  ],
  ['a pause that is over', { state: 'excluded', nextRecheckAt: past, pausedUntil: past }, {}, 'fall_due'],
  ['a notice of termination', { state: 'termination_notice', terminatesAt: future }, {}, undefined],
  ['the day of a termination', { state: 'termination_notice', terminatesAt: now }, {}, 'terminate'],
  ['a stop somebody may still look at', { state: 'immediate_stop', stopReviewDueAt: future }, {}, undefined],
  ['a stop nobody looked at', { state: 'immediate_stop', stopReviewDueAt: past }, {}, 'escalate_stop'],
  [
    'a stop already escalated',
    { state: 'immediate_stop', stopReviewDueAt: past, stopEscalatedAt: past },
    {},
    undefined,
  ],
  ['a proposal that waits for ever', { state: 'pending_approval', nextRecheckAt: past }, {}, undefined],
  ['a re-check nobody opens', { state: 'recheck_due', nextRecheckAt: past }, {}, undefined],
])('%s: %j', (_, clocked, around, step) => {
  expect(dueStep({ ...asleep, ...clocked }, now, { ...outside, ...around })?.step).toBe(step)
})

test('a probation is looked at on each of its days, then ends where every promise was kept', () => {
  const reinstatedAt = new Date('2026-01-10T09:00:00Z')
  const probation = (watchedDay: number, day: string, hasOpenPromises = false) =>
    dueStep(
      { ...asleep, state: 'reinstated_probation', reinstatedAt, watchedDay },
      new Date(`${day}T12:00:00Z`),
      { ...outside, hasOpenPromises },
    )
  expect(probation(0, '2026-02-08')).toBeUndefined()
  expect(probation(0, '2026-02-09')).toMatchObject({ step: 'watch_probation', day: 30 })
  expect(probation(30, '2026-03-10')).toBeUndefined()
  expect(probation(30, '2026-05-01')).toMatchObject({ step: 'watch_probation', day: 60 })
  expect(probation(60, '2026-05-01')).toMatchObject({ step: 'watch_probation', day: 90, nextAt: null })
  expect(probation(90, '2026-05-01')).toMatchObject({ step: 'close_good', after: 'closed_good' })
  expect(probation(90, '2026-05-01', true)).toBeUndefined()
})

test('a return that could not be measured is looked at twice as often', () => {
  expect(watchDaysAfter(0, { strictWatch: false })).toEqual([30, 60, 90])
  expect(watchDaysAfter(0, { strictWatch: true })).toEqual([15, 30, 45, 60, 75, 90])
  const reinstatedAt = new Date('2026-01-10T09:00:00Z')
  const watched = (strictWatch: boolean) =>
    dueStep(
      { ...asleep, state: 'reinstated_probation', reinstatedAt, strictWatch },
      new Date('2026-01-26T09:00:00Z'),
      outside,
    )
  expect(watched(true)).toMatchObject({ step: 'watch_probation', day: 15 })
  expect(watched(false)).toBeUndefined()
})

test('a person ends a probation well only when it is over and what came due is settled', () => {
  const probationUntil = new Date('2026-04-09T21:00:00Z')
  const close = (at: Date, promises: { state: string; dueOn: string }[]) =>
    judgeClosing({ probationUntil, promises }, { now: at, today: '2026-04-10' })
  expect(close(new Date(probationUntil.getTime() - 1), [])).toEqual({
    ok: false,
    refusal: { reason: 'probation_runs', notBefore: probationUntil },
  })
  expect(close(probationUntil, [{ state: 'open', dueOn: '2026-04-09' }])).toEqual({
    ok: false,
    refusal: { reason: 'promises_unsettled' },
  })
  const settledOrLater = [
    { state: 'broken', dueOn: '2026-03-01' },
    { state: 'fulfilled', dueOn: '2026-03-01' },
    { state: 'open', dueOn: '2026-04-10' },
  ]
  expect(close(probationUntil, settledOrLater).ok).toBe(true)
})
