import { addGram, type Grams, mix } from '#domain/detection/learning/grams'
import { readLayout } from '#domain/detection/learning/layout-grams'
import { splitJoined } from '#domain/detection/learning/split-joined'
import type { Canonical } from '#domain/text/canonical'

/**
 * What is taken from a text: its words and signs, pairs of them, how they are capitalised, how many they are;
 * stretches of characters where asked.
 */
export type GramOptions = {
  /** The shortest and longest stretch of characters within a word; [0, 0] for none. */
  characters: [number, number]
  /** Whether it is read how the text is laid out. */
  layout: boolean
}

const [separator, letter, digit, character, mark, apostrophe] = [0, 1, 2, 3, 4, 5]

/** What kind of unit each UTF-16 unit is. */
const kinds = new Uint8Array(65_536)
/** The letter each unit may stand for: `1`, `l` and `!` may all be an i. */
const readings = new Uint16Array(65_536)
/** 1 for each unit that is a capital letter. */
const capitals = new Uint8Array(65_536)
for (let unit = 0; unit < 65_536; unit++) {
  const text = String.fromCharCode(unit)
  readings[unit] = unit
  if (text !== text.toLowerCase()) capitals[unit] = 1
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text))
    kinds[unit] = character
  else if (/[\p{L}\p{M}]/u.test(text)) kinds[unit] = letter
  else if (/\p{N}/u.test(text)) kinds[unit] = digit
}
for (const sign of '@$!|') kinds[sign.charCodeAt(0)] = mark
kinds["'".charCodeAt(0)] = apostrophe
const disguised = '0134578926@$!|l'
const meant = 'oieastbgzbasiii'
for (const [at, unit] of [...disguised].entries()) readings[unit.charCodeAt(0)] = meant.charCodeAt(at)
/** The same in a word with Cyrillic letters, where 3 may be a з or an е, and 4 a ч or an а. */
const cyrillicReadings = readings.slice()
for (const [at, unit] of [...'0134689@зч'].entries())
  cyrillicReadings[unit.charCodeAt(0)] = 'оіеабвдаеа'.charCodeAt(at)

/** What is read of a canonical text. */
export type Readable = Pick<Canonical, 'text' | 'cased' | 'joined'>

/**
 * Reads the n-grams of a canonical text into `grams`, which is used again and again.
 *
 * @param isKnown whether a word with this hash is known; letters sent apart are read as known words
 */
export function readGrams(
  { text, cased, joined }: Readable,
  { characters, layout }: GramOptions,
  grams: Grams,
  isKnown: (hash: number) => boolean,
): void {
  grams.count = 0
  const runs = new Set(joined.map(({ start }) => start))
  readWords(text, grams, (from, to) => {
    const stride = text.charCodeAt(from + 1) === 32 ? 2 : 1
    if (!runs.has(from) && (stride === 1 || to - from < 3)) return false
    addJoined(text, grams, { from, letters: Math.ceil((to - from) / stride), stride, isKnown })
    return true
  })
  grams.words = grams.count
  for (let at = 1; at < grams.words; at++) {
    const pair =
      Math.imul((grams.hashes[at - 1] as number) ^ 0x9e3779b9, 0x85ebca6b) ^ (grams.hashes[at] as number)
    addGram(grams, mix(pair), grams.starts[at - 1] as number, grams.ends[at] as number)
  }
  readTriples(text, grams)
  readCapitals(cased, grams)
  addGram(grams, mix(0x6c5f2d3b + Math.floor(2 * Math.log2(grams.words + 1))), 0, 0)
  if (layout) readLayout(cased, grams)
  if (characters[1] === 0) return
  for (let at = 0; at < grams.words; at++) readCharacters(text, grams, at, characters)
}

type Run = { from: number; letters: number; stride: number; isKnown: (hash: number) => boolean }

/** Adds the words of a run of letters, each of which stands `stride` units after the one before. */
function addJoined(text: string, grams: Grams, { from, letters, stride, isKnown }: Run): void {
  const place = (letter: number) => from + letter * stride
  const endOf = (letter: number) => place(letter - 1) + 1
  const hash = (first: number, end: number) => hashOf(text, place(first), endOf(end))
  const begins = splitJoined(letters, (first, end) => isKnown(hash(first, end)))
  for (const [at, first] of begins.entries()) {
    const end = begins[at + 1] ?? letters
    addGram(grams, hash(first, end), place(first), endOf(end))
  }
}

function readWords(text: string, grams: Grams, addRun: (from: number, to: number) => boolean): void {
  let at = 0
  while (at < text.length) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === character) {
      addGram(grams, hashOf(text, at, at + 1), at, at + 1)
      at++
    } else if (kind === separator || kind === apostrophe || (kind === mark && !opensWord(text, at))) {
      if (text.charCodeAt(at) > 32) addGram(grams, hashOf(text, at, at + 1), at, at + 1)
      at++
    } else {
      const end = endOfWord(text, at)
      if (!addRun(at, end)) addGram(grams, hashOf(text, at, end), at, end)
      at = end
    }
  }
}

/** A sign such as `@` is part of a word only where a letter follows it. */
function opensWord(text: string, at: number): boolean {
  return kinds[text.charCodeAt(at + 1)] === letter
}

function endOfWord(text: string, from: number): number {
  let at = from + 1
  for (; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === separator || kind === character) break
    if ((kind === mark || kind === apostrophe) && !opensWord(text, at)) break
  }
  return joinSpaced(text, from, at)
}

/** Single letters one space apart are one word. */
function joinSpaced(text: string, from: number, to: number): number {
  let end = to
  if (to - from !== 1 || kinds[text.charCodeAt(from)] !== letter) return end
  while (
    text.charCodeAt(end) === 32 &&
    kinds[text.charCodeAt(end + 1)] === letter &&
    (kinds[text.charCodeAt(end + 2)] ?? separator) === separator
  ) {
    end += 2
  }
  return end
}

/** Digits and signs are read as letters only in a word that has letters. */
function hashOf(text: string, from: number, to: number): number {
  let letters = 0
  let cyrillic = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (kinds[unit] === letter) letters++
    if (unit >= 0x400 && unit < 0x530) cyrillic++
  }
  const read = cyrillic > 0 ? cyrillicReadings : readings
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 32) continue
    hash = Math.imul(hash ^ (letters > 0 ? (read[unit] as number) : unit), 0x01000193)
  }
  return mix(hash)
}

/** Three neighbouring characters of a script that writes words without spaces. */
function readTriples(text: string, grams: Grams): void {
  for (let at = 2; at < grams.words; at++) {
    const start = grams.starts[at - 2] as number
    if ((grams.ends[at] as number) - start !== 3 || kinds[text.charCodeAt(start)] !== character) continue
    addGram(grams, mix(hashOf(text, start, start + 3) ^ 0x51ed270b), start, start + 3)
  }
}

function readCharacters(
  text: string,
  grams: Grams,
  word: number,
  [shortest, longest]: [number, number],
): void {
  const [start, end] = [grams.starts[word] as number, grams.ends[word] as number]
  if (kinds[text.charCodeAt(start)] === character) return
  for (let from = start - 1; from < end; from++) {
    let hash = 0x2f0b4c47
    for (let at = from; at <= end && at < from + longest; at++) {
      // The ends of a word are part of what is read.
      const unit = at < start || at >= end ? 32 : (readings[text.charCodeAt(at)] as number)
      hash = Math.imul(hash ^ unit, 0x01000193)
      if (at - from + 1 >= shortest) addGram(grams, mix(hash), Math.max(start, from), Math.min(end, at + 1))
    }
  }
}

/** How each word is capitalised beside the one before it; and the words that have a capital. */
function readCapitals(cased: string, grams: Grams): void {
  let before = 0
  for (let at = 0; at < grams.words; at++) {
    const [start, end] = [grams.starts[at] as number, grams.ends[at] as number]
    const shape = shapeOf(cased, start, end)
    addGram(grams, mix(shape * 7919 + before * 104_729 + 12_345), start, end)
    if (shape > 1 && shape < 5) addGram(grams, mix((grams.hashes[at] as number) ^ 0x1234567), start, end)
    before = shape
  }
}

/** 1 without capitals, 2 with one at the start, 3 with more, 4 for one capital alone; for a sign the sign itself. */
function shapeOf(cased: string, start: number, end: number): number {
  if (kinds[cased.charCodeAt(start)] !== letter) return cased.charCodeAt(start)
  if (!isCapital(cased, start)) return 1
  if (end - start === 1) return 4
  return isCapital(cased, start + 1) ? 3 : 2
}

function isCapital(cased: string, at: number): boolean {
  return capitals[cased.charCodeAt(at)] === 1
}
