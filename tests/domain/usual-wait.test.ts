import { expect, test } from 'vitest'
import { expectWait, spanInWords } from '#domain/usual-wait'

const hour = 3_600_000
const since = new Date('2026-03-28T10:00:00Z')
const usual = { halfMs: 3 * hour, mostMs: 50 * hour, answered: 20 }

test('whoever waits is told when nine of ten would have been answered, and that it takes longer once it does', () => {
  const at = (hours: number) =>
    expectWait('reply', usual, { since, now: new Date(since.getTime() + hours * hour) })
  expect(at(1)).toMatchObject({ by: '2026-03-30T12:00:00.000Z', isLate: false })
  expect(at(50)?.isLate).toBe(false)
  expect(at(51)?.isLate).toBe(true)
})

test('from next to nothing nothing is said', () => {
  expect(expectWait('reply', { ...usual, answered: 4 }, { since, now: since })).toBeUndefined()
  expect(expectWait('reply', undefined, { since, now: since })).toBeUndefined()
})

test.each([
  [0, 'minute', 1],
  [90_000, 'minute', 2],
  [119 * 60_000, 'minute', 119],
  [3 * hour, 'hour', 3],
  [47.5 * hour, 'hour', 48],
  [49 * hour, 'day', 3],
])('%d ms is said as %s %d', (ms, unit, count) => {
  expect(spanInWords(ms)).toEqual({ unit, count })
})
