import type { Grams } from '#domain/detection/learning/grams'
import type { Readable } from '#domain/detection/learning/text-grams'
import {
  columnOf,
  createVectoriser,
  type TextVector,
  type TextVectorOptions,
} from '#domain/detection/learning/text-vector'

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

/** Stretches of the canonical text that add the same, and what they add to the log-odds together. */
export type TextPart = { spans: { start: number; end: number }[]; contribution: number }

type Reader = ReturnType<typeof createVectoriser>
const readers = new WeakMap<TextModel, Reader>()

function read(model: TextModel, canonical: Readable): Reading {
  const reader = readers.get(model) ?? createVectoriser(model.options, model.known)
  readers.set(model, reader)
  return { grams: reader.grams, vector: reader.read(canonical) }
}

/** The log-odds (fake over genuine) of a text, or undefined where the model has nothing to say about it. */
export function scoreText(model: TextModel, canonical: Readable): number | undefined {
  return scoreOf(model, read(model, canonical))
}

/**
 * A text's score and what each stretch of it adds, which with the model's bias sums to it; the strongest come first.
 * Undefined where the model has nothing to say about it.
 */
export function explainText(
  model: TextModel,
  canonical: Readable,
): { score: number; parts: TextPart[] } | undefined {
  const reading = read(model, canonical)
  const score = scoreOf(model, reading)
  return score === undefined ? undefined : { score, parts: partsOf(model, reading) }
}

type Reading = Pick<Reader, 'grams'> & { vector: TextVector }

function scoreOf(model: TextModel, { vector, grams }: Reading): number | undefined {
  const share = knownShare(grams, model.known, model.options.bits)
  if (share === undefined || share < model.leastKnownShare) return undefined
  let sum = 0
  for (let at = 0; at < vector.count; at++) sum += model.weights[vector.columns[at] as number] as number
  return model.bias + sum * vector.value
}

function partsOf(model: TextModel, { vector, grams }: Reading): TextPart[] {
  const parts = new Map<number, TextPart>()
  for (let at = 0; at < grams.count; at++) {
    const column = columnOf(grams.hashes[at] as number, model.options.bits)
    const weight = model.weights[column] as number
    // A stretch that was never learnt from adds nothing.
    if (weight === 0) continue
    const span = { start: grams.starts[at] as number, end: grams.ends[at] as number }
    const part = parts.get(column)
    if (part) part.spans.push(span)
    else parts.set(column, { spans: [span], contribution: weight * vector.value })
  }
  return [...parts.values()].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
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
