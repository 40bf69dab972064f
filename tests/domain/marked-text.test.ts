import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mark, segmentText } from '#domain/text/segments'
import { differingWords, wordChanges } from '#domain/text/word-changes'

const mark = (start: number, end: number): Mark => ({ start, end, kind: 'evidence', label: 'found' })

test('a text is cut where a mark begins and ends', () => {
  const segments = segmentText('call 123 now', [mark(5, 8)])
  expect(segments.map(({ text, marks }) => [text, marks.length])).toEqual([
    ['call ', 0],
    ['123', 1],
    [' now', 0],
  ])
})

test('a character nobody sees stands alone under its code', () => {
  const hidden = segmentText('pa\u200By\u202Eme', []).filter((segment) => segment.hidden)
  expect(hidden.map((segment) => segment.hidden)).toEqual(['U+200B', 'U+202E'])
})

test('the segments of any text under any marks are that text, each wholly inside or outside a mark', () => {
  const place = fc.integer({ min: -5, max: 60 })
  const marks = fc.array(fc.tuple(place, place).map(([start, end]) => mark(start, end)))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), marks, (text, list) => {
      const segments = segmentText(text, list)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      for (const { start, end, marks: inside } of segments) {
        for (const one of inside) expect(one.start <= start && end <= one.end).toBe(true)
      }
    }),
  )
})

test('an edit is told by the words it took out and put in', () => {
  const before = 'Came late and was broken'
  const after = 'Came late but was not broken'
  const { removed, added } = wordChanges(before, after)
  expect(removed.map(({ start, end }) => before.slice(start, end))).toEqual(['and'])
  expect(added.map(({ start, end }) => after.slice(start, end))).toEqual(['but', 'not'])
})

test('what an edit left alone is the same in both texts', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((list) => list.join(' '))
  const without = (text: string, spans: { start: number; end: number }[]) =>
    [...text.matchAll(/\S+/g)].filter(({ index }) => !spans.some(({ start }) => start === index)).map(String)
  fc.assert(
    fc.property(words, words, (before, after) => {
      const { removed, added } = wordChanges(before, after)
      expect(without(before, removed)).toEqual(without(after, added))
    }),
  )
})

test('two texts differ by their words, not by case, punctuation or disguise', () => {
  const a = 'Great PLANTS, arrived fast!'
  const b = 'gre\u0430t plants arrived quickly'
  const found = differingWords(a, b)
  expect(found?.a.map(({ start, end }) => a.slice(start, end))).toEqual(['fast'])
  expect(found?.b.map(({ start, end }) => b.slice(start, end))).toEqual(['quickly'])
  expect(differingWords('很好的花', '很好的树')).toEqual({
    a: [{ start: 3, end: 4 }],
    b: [{ start: 3, end: 4 }],
  })
})

test('texts too long to be compared word by word are not said to be alike', () => {
  expect(differingWords('word '.repeat(2000), 'other '.repeat(2000))).toBeUndefined()
})
