import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#domain/text/canonical'
import { overlap, overlapSpans } from '#domain/text/overlap'
import { tokens } from '#domain/text/tokens'

/** Any UTF-16 at all: lone surrogates, NUL, marks without letters, emoji, disguises. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '\0',
        '\u0301',
        '\u200b',
        '👩‍👩‍👧',
        'р а с а',
        'Ｗ',
        'аa',
        'İ',
        'ﬃ',
        '微信',
        ' ',
      ),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test.each([
  ['Zero\u200bwidth and soft\u00adhyphen', 'zerowidth and softhyphen', ['invisible', 'invisible']],
  ['Тhe bеst', 'the best', ['homoglyph', 'homoglyph']],
  ['дуже дoбpе', 'дуже добре', ['homoglyph', 'homoglyph']],
  ['buy v i a g r a now', 'buy viagra now', ['spaced']],
  ['Ｆｕｌｌ', 'full', ['styled', 'styled', 'styled', 'styled']],
  ['п’ять п`ять пʼять', "п'ять п'ять п'ять", []],
  ['и\u0306', 'й', []],
  ['Ещё', 'еще', []],
])('%s is compared as %s', (sent, compared, kinds) => {
  const read = canonical(sent)
  expect(read.text).toBe(compared)
  expect(read.folds.map(({ kind }) => kind)).toEqual(kinds)
})

test.each([
  'iPhoneом доволен, OPPO тоже',
  'я и он в к',
  'взяла M и я в нём тону',
  'Made in the U.S.S.R.',
  '👨‍👩‍👧 ❤️ 1️⃣ супер',
  '质量很好，发货快！５星',
  'Samsung Galaxy S24 Ultra і чохол',
  'می‌خواهم',
  // Turkish has a dotless ı of its own, and Greek letters only look Latin beside a brand.
  'Ürün kapıya kadar geldi, kalın ve sıcak tutuyor, satıcı ilgiliydi',
  'Το τηλέφωνο Samsung ήρθε γρήγορα και δουλεύει πολύ καλά',
  'The hotel «Москва» was clean and quiet 🙂',
])('%s is no disguise', (honest) => expect(canonical(honest).folds).toEqual([]))

test('any string at all is compared, and every place in it comes from a place in what was sent', () => {
  fc.assert(
    fc.property(anyText, (sent) => {
      const read = canonical(sent)
      for (const { start, end } of tokens(read.text)) {
        const from = read.origin({ start, end })
        expect(from.start).toBeLessThan(from.end)
        expect(from.end).toBeLessThanOrEqual(sent.length)
      }
      for (const fold of read.folds) expect(fold.end).toBeLessThanOrEqual(sent.length)
    }),
    { numRuns: 1000 },
  )
})

test('what is folded stands still: folded once more it is the same', () => {
  const layered = [
    'Ｗ\0р а с а⼀',
    'é\u0301 һеllо',
    'дуже дoбpе все',
    'ﬃё\u0000⼀',
    'р а с аŉ',
    'the U.S.S.R.',
  ].map((sent): [string] => [sent])
  fc.assert(
    fc.property(anyText, (sent) => {
      const { text, cased } = canonical(sent)
      expect(canonical(text).text).toBe(text)
      expect(cased).toHaveLength(text.length)
      expect(overlap(text, sent)).toBe(tokens(text).length > 1 ? overlap(sent, sent) : 0)
    }),
    { seed: 20261126, numRuns: 1_000, examples: layered },
  )
})

test.each([
  // A letter of the word is full-width, so that the word apart shows only when that is folded, and its alphabet then.
  ['Ｗ\0р а с а⼀', 'ԝрас а一', ['styled', 'spaced', 'homoglyph']],
  ['Made in the U.S.S.R.', 'made in the ussr.', []],
])('%s lays one disguise after the other bare', (sent, compared, kinds) => {
  const { text, folds } = canonical(sent)
  expect(text).toBe(compared)
  expect([...new Set(folds.map(({ kind }) => kind))]).toEqual(kinds)
  for (const { start, end } of folds) expect(sent.slice(start, end)).not.toBe('')
})

test('five thousand emoji are read at once', () => {
  const started = performance.now()
  canonical('👩‍👩‍👧‍👦'.repeat(5000))
  canonical('a '.repeat(2500))
  canonical('аa'.repeat(2500))
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('overlap is symmetric, between 0 and 1, and whole with itself', () => {
  const words = fc.array(fc.constantFrom('good', 'phone', 'добрий', 'телефон', '很好', 'fast'), {
    minLength: 2,
  })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [one.join(' '), other.join(' ')]
      expect(overlap(a, b)).toBe(overlap(b, a))
      expect(overlap(a, b)).toBeGreaterThanOrEqual(0)
      expect(overlap(a, b)).toBeLessThanOrEqual(1)
      expect(overlap(a, a)).toBe(1)
    }),
  )
})

test('case, punctuation and disguises do not hide a copy', () => {
  const original = 'Доставка швидка, продавець відповів одразу і допоміг з вибором'
  const copy = 'ДОСТАВКА швидкa!!! про\u200bдавець — відповів одразу, і допоміг з виборoм.'
  expect(overlap(original, copy)).toBe(1)
})

test('the shared stretch is marked in both texts as sent', () => {
  const a = 'I say: the box came on tіme and whole. Truly.'
  const b = 'THE BOX came on time!'
  const spans = overlapSpans(a, b)
  expect(spans.a.map(({ start, end }) => a.slice(start, end))).toEqual(['the box came on tіme'])
  expect(spans.b.map(({ start, end }) => b.slice(start, end))).toEqual(['THE BOX came on time'])
})
