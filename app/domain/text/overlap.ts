import { canonical } from '#domain/text/canonical'
import { joinSpans, type Span } from '#domain/text/span'
import { shingles, tokens } from '#domain/text/tokens'

/** The distinct shingles of a text as sent. */
export function shingleSet(text: string): Set<string> {
  return new Set(shingles(tokens(canonical(text).text)).map((shingle) => shingle.text))
}

/** The share (0–1) of two texts' distinct shingles that both have; 0 where either has none. */
export function overlapOf(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return shared / (a.size + b.size - shared)
}

/** The share (0–1) of two texts that is the same, whatever their case, punctuation and disguises. */
export function overlap(a: string, b: string): number {
  return overlapOf(shingleSet(a), shingleSet(b))
}

/** Where two texts as sent say the same, for marking it in both. */
export function overlapSpans(a: string, b: string): { a: Span[]; b: Span[] } {
  const [ofA, ofB] = [canonical(a), canonical(b)]
  const [inA, inB] = [shingles(tokens(ofA.text)), shingles(tokens(ofB.text))]
  const [setA, setB] = [new Set(inA.map(({ text }) => text)), new Set(inB.map(({ text }) => text))]
  const shared = (list: typeof inA, other: Set<string>) =>
    joinSpans(list.filter(({ text }) => other.has(text)))
  return {
    a: shared(inA, setB).map(ofA.origin),
    b: shared(inB, setA).map(ofB.origin),
  }
}
