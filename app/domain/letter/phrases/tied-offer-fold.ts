import { canonical } from '#domain/text/canonical'
import type { Span } from '#domain/text/span'

/** A text folded for reading, and the way back to what was sent. */
export type Folded = { text: string; origin(span: Span): Span }

type Removal = { pattern: RegExp; keep: (found: string) => boolean[] }

const separator = '[ .\\-_*/|·•~+]{1,2}'
/** What is dropped: a pattern, and which characters of a match stay. */
const removals: Removal[] = [
  // о.т.з.ы.в, r e v i e w: four single letters or more
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}](?:${separator}[\\p{L}\\p{N}]){3,}(?![\\p{L}\\p{N}])`,
      'gu',
    ),
    keep: (found) => found.split('').map((unit) => /[\p{L}\p{N}]/u.test(unit)),
  },
  // 差 评, 好*评, c p
  {
    pattern:
      /(?<=\p{Script=Han})[ .·*_\-~/|+]{1,2}(?=\p{Script=Han})|(?<=(?<![a-z])[ch])[ .·*_-]{1,2}(?=p(?![a-z]))/gu,
    keep: (found) => found.split('').map(() => false),
  },
  // revieeeew, відгуууук
  {
    pattern: /(\p{L})\1{2,}/gu,
    keep: (found) => found.split('').map((_, at) => at === 0),
  },
]

/** Digits and signs that stand for letters within a word, and for which. */
const digits = '01346@$'
const latinOfDigits = 'oieabas'
const cyrillicOfDigits = 'оізчбас'
const digitInWord =
  /(?<=[a-z\u0400-\u052f])[01346@$]{1,2}(?=[a-z\u0400-\u052f])|(?<![\p{L}\p{N}])0(?=[a-z\u0400-\u052f]{3})/gu

/**
 * Folds a text as `canonical` does and further, for words that people take pains to hide: letters apart, stretched
 * letters, digits in the place of letters.
 */
export function foldOffer(sent: string): Folded {
  const read = canonical(sent)
  let folded: Folded = { text: withoutDigits(read.text), origin: read.origin }
  for (const removal of removals) folded = remove(folded, removal)
  return folded
}

function withoutDigits(text: string): string {
  return text.replace(digitInWord, (found, at: number) => {
    const beside = text.slice(Math.max(0, at - 1), at + found.length + 1)
    const letters = /[\u0400-\u052f]/u.test(beside) ? cyrillicOfDigits : latinOfDigits
    return found.replace(/./gu, (digit) => letters.charAt(digits.indexOf(digit)))
  })
}

function remove({ text, origin }: Folded, { pattern, keep }: Removal): Folded {
  const kept: number[] = []
  let done = 0
  const copy = (to: number) => {
    for (let at = done; at < to; at++) kept.push(at)
  }
  for (const { 0: found, index } of text.matchAll(pattern)) {
    copy(index)
    for (const [at, stays] of keep(found).entries()) if (stays) kept.push(index + at)
    done = index + found.length
  }
  if (done === 0) return { text, origin }
  copy(text.length)
  return {
    text: kept.map((at) => text.charAt(at)).join(''),
    origin: ({ start, end }) =>
      origin({
        start: kept[start] ?? text.length,
        end: end > start ? (kept[end - 1] ?? text.length - 1) + 1 : (kept[start] ?? text.length),
      }),
  }
}
