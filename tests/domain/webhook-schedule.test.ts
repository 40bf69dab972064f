import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextTry, parseRetryAfter, retryDelaysMs } from '#domain/webhook-schedule'
import { day, now, plus } from '#tests/workers/webhook-steps'

describe('the schedule', () => {
  test('every delay is within a fifth of its own, and they end after about three days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, chance) => {
          const delay = retryDelaysMs[attempts - 1]
          const at = nextTry(attempts, now, { chance })
          if (delay === undefined) return at === undefined
          const waited = (at?.getTime() ?? 0) - now.getTime()
          return waited >= Math.floor(delay * 0.8) && waited <= Math.ceil(delay * 1.2)
        },
      ),
    )
    expect(retryDelaysMs.reduce((sum, delay) => sum + delay, 0)).toBeLessThanOrEqual(3 * day)
  })

  test('a receiver can lengthen a delay, up to a day, and not shorten it', () => {
    const wait = (retryAfterMs: number) => nextTry(4, now, { chance: 0.5, retryAfterMs })?.getTime()
    expect(wait(1_000)).toBe(plus(30 * 60_000).getTime())
    expect(wait(2 * 3_600_000)).toBe(plus(2 * 3_600_000).getTime())
    expect(wait(1e12)).toBe(plus(day).getTime())
  })

  test.each([
    ['120', 120_000],
    ['Sun, 22 Nov 2026 09:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2020 09:01:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('Retry-After %s means %s ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms)
  })
})
