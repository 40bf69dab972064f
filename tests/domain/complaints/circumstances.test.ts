import { expect, test } from 'vitest'
import { splitCircumstances } from '#domain/complaints/circumstances'

test('when and where a shop said that it happened stand apart from the rest', () => {
  const said = { when: '2026-03-01 14:30', where: 'Vishneva 3' }
  expect(splitCircumstances([said, 'a call'])).toEqual({ circumstances: said, rest: ['a call'] })
  expect(splitCircumstances([{ where: 'Vishneva 3' }]).circumstances).toEqual({ where: 'Vishneva 3' })
})

test.each([
  [{ when: 'on Monday' }],
  [{ when: '2026-03-01 14:30 or so' }],
  [{ when: '2026-13-41 29:75' }],
  [{ when: '2026-03-01 14:30', calls: 3 }],
  [{}],
  ['14:30'],
  [null],
])('what the marketplace says in words of its own stays as it is: %j', (piece) => {
  expect(splitCircumstances([piece])).toEqual({ circumstances: null, rest: [piece] })
})
