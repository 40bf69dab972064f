import { expect, test } from 'vitest'
import { hypergeometricTail } from '#domain/quality/hypergeometric'

test('the lower tail is what counting the ways gives', () => {
  // Of 4 drawn from 10 with 3 marked: 35, 105, 63 and 7 of 210 ways hold 0, 1, 2 and 3 of them.
  const urn = { total: 10, marked: 3, drawn: 4 }
  expect(hypergeometricTail(0, urn)).toBeCloseTo(35 / 210, 12)
  expect(hypergeometricTail(1, urn)).toBeCloseTo(140 / 210, 12)
  expect(hypergeometricTail(2, urn)).toBeCloseTo(203 / 210, 12)
  expect(hypergeometricTail(3, urn)).toBeCloseTo(1, 12)
  // More marked than are left out: some are always drawn.
  expect(hypergeometricTail(0, { total: 10, marked: 8, drawn: 4 })).toBe(0)
  expect(hypergeometricTail(0, { total: 0, marked: 0, drawn: 0 })).toBe(1)
})
