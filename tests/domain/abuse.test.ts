import { expect, test } from 'vitest'
import { recordedSince, standingOf } from '#domain/abuse'

const now = new Date('2026-11-26T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('who files without ground is warned first, then limited for a time, never for good', () => {
  const record = { decided: 5, unfounded: 4, warnedAt: null, unfoundedSince: 0, lastUnfoundedAt: ago(1) }
  expect(standingOf({ ...record, decided: 4 }, now)).toEqual({ kind: 'free' })
  expect(standingOf({ ...record, unfounded: 3 }, now)).toEqual({ kind: 'free' })
  expect(standingOf(record, now)).toEqual({ kind: 'warn' })
  const warned = { ...record, warnedAt: ago(5) }
  expect(standingOf({ ...warned, unfoundedSince: 2 }, now)).toEqual({ kind: 'free' })
  expect(standingOf({ ...warned, unfoundedSince: 3 }, now)).toMatchObject({ kind: 'limited' })
  expect(standingOf({ ...warned, unfoundedSince: 3, lastUnfoundedAt: ago(30) }, now)).toEqual({
    kind: 'free',
  })
})

test('ninety days of the calendar speak for or against somebody, whatever the clocks do between', () => {
  expect(recordedSince(now, 'Europe/Kyiv')).toEqual(new Date('2026-08-28T11:00:00Z'))
  expect(recordedSince(now, 'UTC')).toEqual(new Date('2026-08-28T12:00:00Z'))
})
