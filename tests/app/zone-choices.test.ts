import { expect, test } from 'vitest'
import { zoneChoices } from '#app/pages/zone-choices.ts'
import { isZone } from '#domain/day'

const now = new Date('2026-11-16T09:00:00Z')

test('zones are few, near ones first, named in the reader’s language, with the chosen one among them', () => {
  const [near, far] = zoneChoices('uk', { home: 'Europe/Kyiv', own: 'Asia/Kathmandu' }, now)
  expect(
    near?.zones
      .slice(0, 2)
      .map(({ value }) => value)
      .sort(),
  ).toEqual(['Asia/Kathmandu', 'Europe/Kyiv'])
  expect(near?.zones).toContainEqual({ value: 'Europe/Warsaw', label: 'Польща · GMT+01:00' })
  expect(far?.zones.map(({ value }) => value)).toContain('Asia/Shanghai')
  const all = [...(near?.zones ?? []), ...(far?.zones ?? [])].map(({ value }) => value)
  expect(all.every(isZone)).toBe(true)
  expect(all.length).toBeLessThan(60)
  expect(new Set(all).size).toBe(all.length)
})
