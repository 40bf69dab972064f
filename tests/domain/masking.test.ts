import { expect, test } from 'vitest'
import { judgeShown } from '#domain/appeals/outcome'
import { findPrivateParts, judgeMasking } from '#domain/masking'
import { redact } from '#domain/review'

const text = 'Call Olha on +380 67 123 45 67. She is slow.'
const masking = { text, shown: null, words: [], reason: 'personal_data' }
const shownOf = (of: { text?: string; shown?: string; words?: string[] }) => {
  const judged = judgeMasking({ ...masking, ...of })
  return judged.ok ? redact(of.text ?? text, judged.value) : judged.refusal.reason
}

test('what leads to somebody is found as it stands in the text', () => {
  expect(findPrivateParts(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '+380 67 123 45 67',
  ])
  expect(findPrivateParts('Came late.')).toEqual([])
})

test('what is found and what is named is masked, wherever it stands', () => {
  expect(shownOf({})).toBe('Call Olha on ████ ██ ███ ██ ██. She is slow.')
  expect(shownOf({ words: [' Olha ', ''] })).toBe('Call ████ on ████ ██ ███ ██ ██. She is slow.')
  expect(shownOf({ text: 'Olha and Olha', words: ['Olha'] })).toBe('████ and ████')
})

test('what was masked before stays masked', () => {
  const shown = text.replace('slow', '████')
  expect(shownOf({ shown })).toBe('Call Olha on ████ ██ ███ ██ ██. She is ████.')
})

test('nothing is masked by mistake: there is something to mask, and what is named is there', () => {
  expect(shownOf({ text: 'Came late.' })).toBe('nothing_to_mask')
  expect(shownOf({ words: ['Oleh'] })).toBe('words_not_found')
})

test('how a text that leads to somebody is published is said, not taken for granted', () => {
  expect(judgeShown(undefined, true)).toEqual({ ok: false, refusal: { reason: 'shown_required' } })
  expect(judgeShown('whole', true)).toEqual({ ok: true, value: 'whole' })
  expect(judgeShown(undefined, false)).toEqual({ ok: true, value: 'whole' })
})
