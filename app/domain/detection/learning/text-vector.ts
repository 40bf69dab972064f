import { createGrams, type Grams } from '#domain/detection/learning/grams'
import { type GramOptions, type Readable, readGrams } from '#domain/detection/learning/text-grams'

export type TextVectorOptions = GramOptions & {
  /** Columns are numbered with this many bits. */
  bits: number
}

/** A text as numbers: the distinct columns it has; each has the same value, so that its length is 1. */
export type TextVector = { count: number; columns: Int32Array; value: number }

/**
 * Turns canonical texts into vectors; what it returns is written over by the next text.
 *
 * @param known 1 for the columns of known words
 */
export function createVectoriser(options: TextVectorOptions, known: Uint8Array) {
  const isKnown = (hash: number) => known[columnOf(hash, options.bits)] === 1
  const grams = createGrams()
  const seen = new Uint8Array(1 << options.bits)
  const vector: TextVector = { count: 0, columns: new Int32Array(256), value: 0 }
  return {
    grams,
    read(canonical: Readable): TextVector {
      readGrams(canonical, options, grams, isKnown)
      if (vector.columns.length < grams.count) vector.columns = new Int32Array(grams.hashes.length)
      collectColumns(grams, vector, seen, options.bits)
      return vector
    },
  }
}

/** The column a hash belongs to. */
export function columnOf(hash: number, bits: number): number {
  return hash >>> (32 - bits)
}

function collectColumns(grams: Grams, vector: TextVector, seen: Uint8Array, bits: number): void {
  vector.count = 0
  for (let at = 0; at < grams.count; at++) {
    const column = columnOf(grams.hashes[at] as number, bits)
    if (seen[column]) continue
    seen[column] = 1
    vector.columns[vector.count++] = column
  }
  for (let at = 0; at < vector.count; at++) seen[vector.columns[at] as number] = 0
  vector.value = 1 / Math.sqrt(vector.count || 1)
}
