import type { ExternalVerdict } from '#domain/detection/external'
import type { ReviewFeatures } from '#domain/detection/features'
import { type Fact, type Finding, scale } from '#domain/detection/signal'

/** From here on a probability speaks against a review; below it speaks for nobody. */
const speaksFrom = 0.5

/**
 * The marketplace's own model has something to say, or was asked and did not answer. It only ever adds: neither a low
 * probability nor a missing answer makes a review look better.
 */
export function externalVerdict({ external }: ReviewFeatures): Finding | undefined {
  if (external.length === 0) return undefined
  return {
    strength: Math.max(...external.map(({ probability }) => scale(probability ?? 0, speaksFrom, 1))),
    facts: external.map(toFact),
  }
}

function toFact({ name, probability, explanation }: ExternalVerdict): Fact {
  if (probability === null) return { id: 'no_answer', values: { name } }
  const values = { name, percent: Math.round(probability * 100) }
  return explanation ? { id: 'said_why', values: { ...values, explanation } } : { id: 'said', values }
}
