import { expect, test } from 'vitest'
import { lastBurst } from '#domain/vault/burst'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 16, 9, minute))
const files = (...minutes: number[]) =>
  minutes.map((minute) => ({ id: `at ${minute}`, sealedAt: at(minute) }))

test('files of ten minutes are one burst, and the next begins another', () => {
  expect(lastBurst([])).toBeUndefined()
  expect(lastBurst(files(0, 3, 9))).toEqual({ firstId: 'at 0', endsAt: at(10) })
  expect(lastBurst(files(0, 3, 10, 12))).toEqual({ firstId: 'at 10', endsAt: at(20) })
  // However long somebody goes on, nobody waits longer than that to be told.
  expect(lastBurst(files(0, 6, 12, 18))).toEqual({ firstId: 'at 12', endsAt: at(22) })
})
