import type { QualityPolicy } from '#domain/quality/policy'

/** Observed events beside those comparable sellers would have had with the same feedback. */
export type Counts = { observed: number; expected: number }

const leastShape = 0.5
/** Sellers so alike that the prior outweighs all but the largest of them. */
const greatestShape = 50

/**
 * The shape of the Gamma(shape, shape) prior of ratios, and the weighted mean ratio, from the counts of 365 days.
 *
 * One pass of moments with Kleinman's weights (1973). Outliers stay in: without its bad tail the prior would hide
 * the very sellers that are looked for.
 */
export function fitPriorShape(
  sellers: readonly Counts[],
  policy: QualityPolicy,
): { shape: number; meanRatio: number } {
  let weights = 0
  let ratios = 0
  let squares = 0
  let noise = 0
  for (const { observed, expected } of sellers) {
    if (!(expected > policy.minimumExpectedForSpread)) continue
    const weight = expected / (1 + expected / policy.weightPivot)
    const ratio = observed / expected
    weights += weight
    ratios += weight * ratio
    squares += weight * ratio * ratio
    noise += weight / expected
  }
  if (weights === 0) return { shape: greatestShape, meanRatio: 1 }

  const meanRatio = ratios / weights
  const betweenSellers = squares / weights - meanRatio ** 2 - (meanRatio * noise) / weights
  if (betweenSellers <= 0) return { shape: greatestShape, meanRatio }
  const shape = meanRatio ** 2 / betweenSellers
  return { shape: Math.min(greatestShape, Math.max(leastShape, shape)), meanRatio }
}
