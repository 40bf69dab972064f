import type { ReviewFeatures } from '#domain/detection/features'
import { type Finding, scale } from '#domain/detection/signal'

/** Obscene words. They say next to nothing about who wrote them, but a person has to look. */
export function obscenity({ text: { obscenities } }: ReviewFeatures): Finding | undefined {
  if (obscenities.length === 0) return undefined
  const spans = obscenities.flatMap(({ span }) => span ?? [])
  return {
    strength: 0.5 + 0.5 * scale(obscenities.length, 1, 4),
    facts: [{ id: 'words', values: { count: obscenities.length }, spans }],
  }
}
