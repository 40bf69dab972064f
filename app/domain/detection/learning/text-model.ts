import type { Grams } from '#domain/detection/learning/grams'
import type { Readable } from '#domain/detection/learning/text-grams'
import {
  columnOf,
  createVectoriser,
  type TextVector,
  type TextVectorOptions,
} from '#domain/detection/learning/text-vector'
import type { Span } from '#domain/text/span'

/** What one language's texts say, learnt from decided texts of that language alone. */
export type TextModel = {
  language: string
  options: TextVectorOptions
  bias: number
  /** Log-odds of each column. */
  weights: Float32Array
  /** 1 for the columns of words met in at least two of the texts learnt from. */
  known: Uint8Array
  /** With a smaller share (0–1) of known words the text is of another language, whatever it is said to be. */
  leastKnownShare: number
}

/** Where in the text as sent a stretch of the canonical one stands; undefined where it does not, as in the title. */
export type Origin = (span: Span) => Span | undefined

/** Why a text scores as it does: `added` to the model's bias is its score. */
export type TextExplanation = {
  score: number
  added: number
  /** The stretches of the text as sent that add the most of what is added, the strongest first; 12 at most. */
  spans: Span[]
}

const mostSpans = 12

type Reader = ReturnType<typeof createVectoriser>
const readers = new WeakMap<TextModel, Reader>()

function read(model: TextModel, canonical: Readable): Reading {
  const reader = readers.get(model) ?? createVectoriser(model.options, model.known)
  readers.set(model, reader)
  return { grams: reader.grams, vector: reader.read(canonical) }
}

/** The log-odds (fake over genuine) of a text, or undefined where the model has nothing to say about it. */
export function scoreText(model: TextModel, canonical: Readable): number | undefined {
  const added = addedBy(model, read(model, canonical))
  return added === undefined ? undefined : model.bias + added
}

/** A text's score and the stretches of it that speak loudest. Undefined where the model has nothing to say about it. */
export function explainText(
  model: TextModel,
  canonical: Readable,
  origin: Origin = (span) => span,
): TextExplanation | undefined {
  const reading = read(model, canonical)
  const added = addedBy(model, reading)
  if (added === undefined) return undefined
  return { score: model.bias + added, added, spans: findSpans(model, reading, { added, origin }) }
}

type Reading = Pick<Reader, 'grams'> & { vector: TextVector }

function addedBy(model: TextModel, { vector, grams }: Reading): number | undefined {
  const share = knownShare(grams, model.known, model.options.bits)
  if (share === undefined || share < model.leastKnownShare) return undefined
  let sum = 0
  for (let at = 0; at < vector.count; at++) sum += model.weights[vector.columns[at] as number] as number
  return sum * vector.value
}

/**
 * Only the few columns that are told are looked for in the text: most of what a text is made of is never told, and every
 * review comes through here.
 */
function findSpans(
  model: TextModel,
  { vector, grams }: Reading,
  { added, origin }: { added: number; origin: Origin },
): Span[] {
  const columns: number[] = []
  const strengths: number[] = []
  for (let at = 0; at < vector.count; at++) {
    const column = vector.columns[at] as number
    const strength = (model.weights[column] as number) * Math.sign(added)
    if (strength > 0) {
      columns.push(column)
      strengths.push(strength)
    }
  }
  const found: Span[] = []
  for (let at = takeStrongest(strengths); at >= 0; at = takeStrongest(strengths)) {
    for (const span of spansOf(grams, columns[at] as number, model.options.bits)) {
      const sent = span.end > span.start ? origin(span) : undefined
      if (sent) found.push(sent)
      if (found.length === mostSpans) return found
    }
  }
  return found
}

/** The place of the greatest number above 0, the first of equal ones, which becomes 0; −1 where there is none. */
function takeStrongest(strengths: number[]): number {
  let [strongest, most] = [-1, 0]
  for (let at = 0; at < strengths.length; at++) {
    const strength = strengths[at] as number
    if (strength <= most) continue
    most = strength
    strongest = at
  }
  if (strongest >= 0) strengths[strongest] = 0
  return strongest
}

function spansOf(grams: Grams, column: number, bits: number): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < grams.count; at++) {
    if (columnOf(grams.hashes[at] as number, bits) !== column) continue
    spans.push({ start: grams.starts[at] as number, end: grams.ends[at] as number })
  }
  return spans
}

/** The share (0–1) of a text's words that are known; undefined where it has no words. */
export function knownShare(grams: Grams, known: Uint8Array, bits: number): number | undefined {
  let [words, found] = [0, 0]
  for (let at = 0; at < grams.words; at++) {
    const length = (grams.ends[at] as number) - (grams.starts[at] as number)
    if (length < 2) continue
    words++
    found += known[columnOf(grams.hashes[at] as number, bits)] as number
  }
  return words === 0 ? undefined : found / words
}
