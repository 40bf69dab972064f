import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCalendarDays, addDays, dayOf, daysBetween, startOfDay } from '#domain/day'

const kyiv = 'Europe/Kyiv'
const at = (text: string) => new Date(text)

test.each([
  // Summer time ends: 337 hours.
  ['2026-10-20T09:00:00Z', kyiv, '2026-11-03T10:00:00Z'],
  // Summer time begins: 335 hours.
  ['2026-03-20T00:30:00Z', kyiv, '2026-04-02T23:30:00Z'],
  // 03:30 does not exist on 29 March and becomes 04:30.
  ['2026-03-15T01:30:00Z', kyiv, '2026-03-29T01:30:00Z'],
  // 03:30 comes twice on 25 October; the first one counts.
  ['2026-10-11T00:30:00Z', kyiv, '2026-10-25T00:30:00Z'],
  ['2026-01-31T15:59:00Z', 'Asia/Shanghai', '2026-02-14T15:59:00Z'],
  ['2028-02-15T10:00:00Z', kyiv, '2028-02-29T10:00:00Z'],
])('fourteen calendar days after %s in %s is %s', (from, zone, to) => {
  expect(addCalendarDays(at(from), 14, zone)).toEqual(at(to))
})

test.each([
  ['2026-11-21T21:59:59.999Z', '2026-11-21'],
  ['2026-11-21T22:00:00.000Z', '2026-11-22'],
  ['2026-12-31T22:00:00.000Z', '2027-01-01'],
])('%s is on %s in Kyiv', (instant, day) => {
  expect(dayOf(at(instant), kyiv)).toBe(day)
})

test('a day begins at its midnight, or right after it where midnight is skipped', () => {
  expect(startOfDay('2026-11-22', kyiv)).toEqual(at('2026-11-21T22:00:00Z'))
  expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toEqual(at('2018-11-04T03:00:00Z'))
})

test('days are added and counted over month ends and leap days', () => {
  expect(addDays('2028-02-20', 14)).toBe('2028-03-05')
  expect(addDays('2027-02-20', 14)).toBe('2027-03-06')
  expect(daysBetween('2026-12-25', '2027-01-08')).toBe(14)
  expect(daysBetween('2027-01-08', '2026-12-25')).toBe(-14)
})

test('fourteen days are fourteen days in every zone, within an hour of clocks', () => {
  const instants = fc.date({
    min: at('2020-01-01T00:00:00Z'),
    max: at('2035-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  const zones = fc.constantFrom(kyiv, 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'UTC')
  fc.assert(
    fc.property(instants, zones, (from, zone) => {
      const until = addCalendarDays(from, 14, zone)
      const hours = (until.getTime() - from.getTime()) / 3_600_000
      expect(daysBetween(dayOf(from, zone), dayOf(until, zone))).toBe(14)
      expect(hours).toBeGreaterThanOrEqual(335)
      expect(hours).toBeLessThanOrEqual(337)
    }),
    { numRuns: 20_000 },
  )
})
