import type { ReviewFeatures } from '#domain/detection/features'
import { type Finding, scale } from '#domain/detection/signal'
import { type FoldKind, summariseFolds } from '#domain/text/canonical'

/** How many places of a kind leave no doubt that they were meant; a few come from copying and from keyboards. */
const deliberate: Record<FoldKind, number> = { invisible: 6, homoglyph: 6, spaced: 2, styled: 20 }

/** The text is written so that people read one thing and a comparison another. */
export function disguisedText({ text }: ReviewFeatures): Finding | undefined {
  const found = summariseFolds(text.folds)
  if (found.length === 0) return undefined
  return {
    strength: Math.max(...found.map(({ kind, count }) => scale(count, 0, deliberate[kind]))),
    facts: found.map(({ kind, count, spans }) => ({ id: kind, values: { count }, spans })),
  }
}
