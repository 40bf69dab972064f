import { createDraft, type Draft, originOf, placeOf, push, through, without } from '#domain/text/draft'
import { foldWord, type MainScript, writtenScript } from '#domain/text/homoglyphs'
import { joinSpans, type Span } from '#domain/text/span'

export const foldKinds = ['invisible', 'homoglyph', 'spaced', 'styled'] as const
/**
 * A way of writing a text so that people read one thing and a comparison another: characters nobody sees,
 * letters of another alphabet inside a word, l e t t e r s  a p a r t, full-width or ornamental letters.
 */
export type FoldKind = (typeof foldKinds)[number]
/** Where in the text as sent something was folded away. */
export type Fold = Span & { kind: FoldKind }

/** A text as it is compared: one spelling for everything that reads the same. */
export type Canonical = {
  text: string
  /** The same with capital letters as they were sent; as long as `text`. */
  cased: string
  folds: Fold[]
  /** Stretches of `text` that were sent as single letters apart: perhaps several words in one. */
  joined: Span[]
  /** The stretch of the text as sent that a stretch of the canonical text stands for. */
  origin(span: Span): Span
}

// What needs no folding: lower-casing keeps the place of every one of these.
const plainText = /^[\t\n\r -_a-~«»—–“”„…№\u0400-\u0481\u048a-\u052f]*$/
const mixedWord = /[a-z][\u0400-\u052f]|[\u0400-\u052f][a-z]/i
const spacedWord =
  /(?<![\p{L}\p{N}])[a-z\u0400-\u052f](?:([ .\-_*])[a-z\u0400-\u052f])(?:\1[a-z\u0400-\u052f]){2,}(?![\p{L}\p{N}])/giu
// A Latin letter beside one of another alphabet.
const disguisable = /[a-z][\u0250-\u02af\u0370-\u058f]|[\u0250-\u02af\u0370-\u058f][a-z]/i
/** Letters that may stand in a word in place of Latin ones. */
const foreign = /[\u0250-\u02af\u0370-\u058f]/
const oneLetterWord = /[aiавикосуяіїйзєбж]/i

/** A text with some of its disguises off: as lower-case `text`, and as a draft with its capitals. */
type Folding = { text: string; draft: Draft; folds: Fold[]; joined: Span[] }

/** Two passes are what disguises upon disguises take; the bound is for what nobody has thought of. */
const mostPasses = 8

/**
 * The text as it is compared, and what was folded to make it so. Takes any string at all. Taking one disguise off
 * may lay another bare, so a text is folded until it stands still: folded once more it is the same.
 */
export function canonical(text: string): Canonical {
  if (isPlain(text)) {
    return {
      text: lower(text),
      cased: text,
      folds: [],
      joined: [],
      origin: ({ start, end }) => ({ start, end }),
    }
  }
  let folding = foldOnce(text)
  let before = text
  for (let pass = 1; pass < mostPasses && folding.text !== before && !isPlain(folding.text); pass++) {
    before = folding.text
    folding = foldAgain(folding)
  }
  const { draft, folds, joined } = folding
  return {
    text: folding.text,
    cased: draft.units.join(''),
    folds,
    joined,
    origin: ({ start, end }) => ({
      start: draft.starts[start] ?? text.length,
      end: end > start ? (draft.ends[end - 1] ?? text.length) : (draft.starts[start] ?? text.length),
    }),
  }
}

/** Whether there is nothing to fold but capitals. */
function isPlain(text: string): boolean {
  return plainText.test(text) && !mixedWord.test(text) && !hasSpacedWord(text)
}

function foldOnce(text: string): Folding {
  const folds: Fold[] = []
  const { draft, joined } = foldSpaced(foldScripts(normalise(text, folds), folds), folds)
  return { text: lower(draft.units.join('')), draft, folds, joined }
}

function foldAgain(earlier: Folding): Folding {
  const later = foldOnce(earlier.text)
  if (later.text === earlier.text) return earlier
  const { units, starts } = later.draft
  // Capitals are known from the pass before.
  const cased = units.map((unit, at) => {
    const before = earlier.draft.units[starts[at] ?? 0] ?? unit
    return lower(before) === unit ? before : unit
  })
  return {
    text: later.text,
    draft: through(earlier.draft, { ...later.draft, units: cased }),
    folds: [...earlier.folds, ...later.folds.map((fold) => ({ ...fold, ...originOf(earlier.draft, fold) }))],
    joined: [...earlier.joined.map((span) => placeOf(later.draft, span)), ...later.joined],
  }
}

/** Lower case, with ё written as the е most people type. Never changes the length. */
function lower(text: string): string {
  const lowered = text.toLowerCase()
  return (lowered.length === text.length ? lowered : text).replaceAll('ё', 'е')
}

// Runs of anything but the plain, with the letter that a combining mark stands on.
const specialRun =
  /(?:[\t\n\r -~\u0400-\u052f](?=\p{M}))?[^\t\n\r -_a-~«»—–“”„…№\u0400-\u0481\u048a-\u052f\u4e00-\u9fff]+/gu
const variationSelectors = /[\ufe00-\ufe0f]/g
const cluster = /\P{M}\p{M}*|\p{M}+/gsu
const ignorable = /^[\p{Cf}\p{Default_Ignorable_Code_Point}]\p{M}*$/u
const control = /^[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]$/u
// Emoji and the scripts that join their letters need these; elsewhere nobody types them.
const hidingPlace = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{N}]/u
const variationSelector = /^[\ufe00-\ufe0f]$/
const apostrophes = /^['’ʼ‘`´′＇]$/
const unspacedScript = /[\u3040-\u30ff\u3400-\u9fff]/
const ornamental =
  /^[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}]/u

function normalise(text: string, folds: Fold[]): Draft {
  const draft = createDraft()
  let done = 0
  for (const { 0: run, index } of text.matchAll(specialRun)) {
    copy(draft, text, done, index)
    done = index + run.length
    normaliseRun(draft, text, { start: index, end: done }, folds)
  }
  copy(draft, text, done, text.length)
  return draft
}

/** Plain characters stand for themselves. */
function copy(draft: Draft, text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const unit = text.charAt(at)
    draft.units.push(unit === '\t' || unit === '\r' ? ' ' : unit)
    draft.starts.push(at)
    draft.ends.push(at + 1)
  }
}

function normaliseRun(draft: Draft, text: string, run: Span, folds: Fold[]): void {
  for (const { 0: from, index } of text.slice(run.start, run.end).matchAll(cluster)) {
    const span = { start: run.start + index, end: run.start + index + from.length }
    const { units, kind } = readingOf(from)
    if (kind === 'invisible') noteInvisible(text, span, folds)
    if (kind === 'styled' && !unspacedScript.test(text)) folds.push({ kind, ...span })
    push(draft, units, span)
  }
}

/** What a cluster is compared as, and what it may be a disguise of. */
type Reading = { units: string; kind?: 'invisible' | 'styled' }

/** Those of one unit are read again and again in every language but a few. */
const readings = new Map<string, Reading>()

function readingOf(cluster: string): Reading {
  if (cluster.length > 1) return read(cluster)
  const reading = readings.get(cluster) ?? read(cluster)
  readings.set(cluster, reading)
  return reading
}

function read(cluster: string): Reading {
  if (ignorable.test(cluster)) return { units: '', kind: 'invisible' }
  if (control.test(cluster)) return { units: ' ' }
  if (apostrophes.test(cluster)) return { units: "'" }
  const units = normaliseCluster(cluster)
  return ornamental.test(cluster) ? { units, kind: 'styled' } : { units }
}

/** The dot that lower-casing leaves on a Turkish İ goes, so that no later step changes the length; ŉ comes apart into two. */
function normaliseCluster(cluster: string): string {
  const composed = cluster.normalize('NFKC').replace(variationSelectors, '').replace('ʼ', "'")
  const lowered = composed.toLowerCase().replace('i\u0307', 'i').normalize('NFKC')
  return lowered.length === composed.length && composed.toLowerCase() === lowered ? composed : lowered
}

function noteInvisible(text: string, { start, end }: Span, folds: Fold[]): void {
  if (variationSelector.test(text.slice(start, end))) return
  const before = text.slice(Math.max(0, start - 1), start)
  const after = text.slice(end, end + 1)
  if (hidingPlace.test(before) && (hidingPlace.test(after) || ignorable.test(after))) {
    folds.push({ kind: 'invisible', start, end })
  }
}

function foldScripts(draft: Draft, folds: Fold[]): Draft {
  const text = draft.units.join('')
  if (!/[a-z]/i.test(text) || !foreign.test(text)) return draft
  const { script, isWhole } = writtenScript(text)
  const words = mixedWords(text, script)
  const disguised = words.filter(({ mixed }) => mixed).length
  // A word of another script alone is a quotation; beside disguised ones it is a disguise. Brands make a Cyrillic
  // text look mixed once.
  const isForeign = isWhole && disguised >= (script === 'latin' ? 1 : 2)
  for (const found of words) {
    const { word, index } = found
    const folded = foldFound(found, script, isForeign)
    if (!folded) continue
    draft.units.splice(index, folded.length, ...folded)
    for (const [at, unit] of folded.entries()) {
      if (unit !== word[at])
        folds.push({ kind: 'homoglyph', ...originOf(draft, { start: index + at, end: index + at + 1 }) })
    }
  }
  return draft
}

type FoundWord = { word: string; index: number; mixed: string[] | undefined }

/** The words of a text, each with what it becomes when letters of another script within it are folded. */
function mixedWords(text: string, script: MainScript): FoundWord[] {
  return Array.from(text.matchAll(/\p{L}+/gu), ({ 0: word, index }) => ({
    ...{ word, index },
    mixed: disguisable.test(word) ? foldWord(word.split(''), script, false) : undefined,
  }))
}

function foldFound({ word, mixed }: FoundWord, script: MainScript, isForeign: boolean): string[] | undefined {
  if (!mayBeDisguised(word, script, isForeign)) return undefined
  return mixed && !isForeign ? mixed : foldWord(word.split(''), script, isForeign)
}

function mayBeDisguised(word: string, script: MainScript, isForeign: boolean): boolean {
  if (script === 'latin') return (word.length > 1 || isForeign) && !/^[a-z]+$/i.test(word)
  return isForeign ? /[a-z]/i.test(word) : word.length > 1 && disguisable.test(word)
}

function hasSpacedWord(text: string): boolean {
  for (const { 0: match } of text.matchAll(spacedWord)) if (isSpacedWord(match)) return true
  return false
}

/** A row of one-letter words is no word. */
function isSpacedWord(match: string): boolean {
  const letters = match.match(/\p{L}/gu) ?? []
  const words = letters.filter((letter) => oneLetterWord.test(letter)).length
  return letters.length >= 6 || words * 2 <= letters.length
}

/** Written apart by everybody, and read as one word all the same. */
function isInitials(match: string): boolean {
  return match[1] === '.' && match === match.toUpperCase()
}

function foldSpaced(draft: Draft, folds: Fold[]): { draft: Draft; joined: Span[] } {
  const text = draft.units.join('')
  const dropped = new Set<number>()
  const joined: Span[] = []
  for (const { 0: match, index } of text.matchAll(spacedWord)) {
    if (!isSpacedWord(match)) continue
    if (!isInitials(match)) {
      folds.push({ kind: 'spaced', ...originOf(draft, { start: index, end: index + match.length }) })
    }
    const start = index - dropped.size
    joined.push({ start, end: start + (match.length + 1) / 2 })
    for (let at = index + 1; at < index + match.length; at += 2) dropped.add(at)
  }
  return { draft: dropped.size === 0 ? draft : without(draft, dropped), joined }
}

/** How many places were folded in each way, and all of them joined up for showing. */
export function summariseFolds(folds: Fold[]): { kind: FoldKind; count: number; spans: Span[] }[] {
  return foldKinds.flatMap((kind) => {
    const own = folds.filter((fold) => fold.kind === kind)
    return own.length === 0 ? [] : [{ kind, count: own.length, spans: joinSpans(own) }]
  })
}
