import type { Span } from '#domain/text/span'

/** A word of a canonical text, or one character of a script that writes words without spaces. */
export type Token = Span & { text: string; unspaced: boolean }

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu
const unspacedScript = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** The words of a canonical text in order. An apostrophe belongs to its word (`п'ять`). */
export function tokens(text: string): Token[] {
  return Array.from(text.matchAll(word), ({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
    unspaced: token.charCodeAt(0) > 0xe00 && unspacedScript.test(token),
  }))
}

/** How many words a text has; two characters of an unspaced script count as one. */
export function countWords(list: Token[]): number {
  return list.reduce((sum, token) => sum + (token.unspaced ? 0.5 : 1), 0)
}

/** Two neighbouring words, or three neighbouring characters of an unspaced script. */
export type Shingle = Span & { text: string }

/** Every shingle of a text; two texts are compared by the shingles they share. */
export function shingles(list: Token[]): Shingle[] {
  const found: Shingle[] = []
  for (const [at, first] of list.entries()) {
    const last = list[at + (first.unspaced ? 2 : 1)]
    if (!last) continue
    const middle = first.unspaced ? (list[at + 1]?.text ?? '') : ''
    found.push({ text: `${first.text} ${middle}${last.text}`, start: first.start, end: last.end })
  }
  return found
}
