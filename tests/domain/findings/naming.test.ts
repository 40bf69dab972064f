import { expect, test } from 'vitest'
import { namesAny } from '#domain/findings/naming'

test.each([
  ['Buyer b-7 was offered a coupon.', true],
  ['Buyer B-7, that is.', true],
  ['Ｂ-7', true],
  ['(b-7)', true],
  ['It was sent in b-72.', false],
  ['A coupon for 7 days.', false],
])('%s names the author b-7: %s', (text, isNamed) => {
  expect(namesAny(text, ['b-7', 'r.1'])).toBe(isNamed)
})

test.each([
  ['Within 7 days a coupon was offered.', '7', false],
  ['The shop anna wrote to the buyer.', 'anna', false],
  ['Order 1000042 was named.', '1000042', true],
  ['It was r7.', 'r7', true],
])('%s names %s: %s', (text, id, isNamed) => {
  expect(namesAny(text, [id])).toBe(isNamed)
})

test('what means something in a pattern is taken as it is written', () => {
  expect(namesAny('r.1', ['r.1'])).toBe(true)
  expect(namesAny('rx1', ['r.1'])).toBe(false)
  expect(namesAny('anything', [''])).toBe(false)
})
