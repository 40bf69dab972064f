import { expect, test } from 'vitest'
import { z } from 'zod'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { readLetterForm } from '#app/pages/letter-form.server.ts'

const zero = '\0'

test('what a form says can be kept by the database, whatever was sent', () => {
  const form = new FormData()
  form.append('note', `Late${zero} again`)
  form.append('list', `a${zero}`)
  form.append('list', 'b')
  const schema = z.object({ note: requiredText(100), list: z.array(z.string()) })
  expect(readForm(form, schema)).toEqual({ ok: true, value: { note: 'Late again', list: ['a', 'b'] } })

  const empty = new FormData()
  empty.append('note', zero)
  expect(readForm(empty, z.object({ note: requiredText(100) }))).toMatchObject({
    errors: { note: 'form.required' },
  })
  expect(readForm(empty, z.object({ note: optionalText(100) }))).toMatchObject({ ok: true })
})

test('a form is shown again with every box that was ticked, and with no password', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['checked', 'photo'],
    ['text', 'We looked.'],
    ['checked', 'chat'],
    ['password', 'x'],
  ] as const)
    form.append(name, value)
  expect(valuesOf(form)).toEqual({ checked: 'photo\nchat', text: 'We looked.' })
})

test('what a letter says can be kept too', () => {
  const form = new FormData()
  form.append('p.0.id', 'a')
  form.append('p.0.text', `Nobody${zero} answers`)
  form.append('note', zero)
  expect(readLetterForm(form).content).toMatchObject({ problems: [{ text: 'Nobody answers' }], note: '' })
})

test('what is wrong is said by the text it was given, and what a library says by itself is not shown', () => {
  const form = new FormData()
  form.append('consent', 'no')
  form.append('count', 'many')
  const schema = z.object({
    consent: z.literal('on', 'notice.refusal.not_confirmed'),
    count: z.coerce.number(),
  })
  expect(readForm(form, schema)).toMatchObject({
    errors: { consent: 'notice.refusal.not_confirmed', count: 'form.invalid' },
  })
})
