import type { QualityPolicy } from '#domain/quality/policy'

/** Observed events beside those comparable sellers would have had with the same feedback. */
export type Counts = { observed: number; expected: number }

const leastShape = 0.5
/** Sellers so alike that the prior outweighs all but the largest of them. */
const greatestShape = 50

/** Sums over sellers from which the spread between them is fitted, each weighed by Kleinman's weight (1973). */
export type Moments = {
  weights: number
  /** Of weight × ratio. */
  ratios: number
  /** Of weight × ratio². */
  squares: number
  /** Of weight ÷ expected events. */
  noise: number
}

/**
 * The shape of the Gamma(shape, shape) prior of ratios, and the weighted mean ratio, from the counts of 365 days.
 *
 * One pass of moments. Outliers stay in: without its bad tail the prior would hide the very sellers that are looked
 * for.
 */
export function fitPriorShape(
  sellers: readonly Counts[],
  policy: QualityPolicy,
): { shape: number; meanRatio: number } {
  const moments: Moments = { weights: 0, ratios: 0, squares: 0, noise: 0 }
  for (const { observed, expected } of sellers) {
    if (!(expected > policy.minimumExpectedForSpread)) continue
    const weight = expected / (1 + expected / policy.weightPivot)
    const ratio = observed / expected
    moments.weights += weight
    moments.ratios += weight * ratio
    moments.squares += weight * ratio * ratio
    moments.noise += weight / expected
  }
  return shapeOf(moments)
}

/** The same from sums made elsewhere. */
export function shapeOf({ weights, ratios, squares, noise }: Moments): { shape: number; meanRatio: number } {
  if (weights === 0) return { shape: greatestShape, meanRatio: 1 }
  const meanRatio = ratios / weights
  const betweenSellers = squares / weights - meanRatio ** 2 - (meanRatio * noise) / weights
  if (betweenSellers <= 0) return { shape: greatestShape, meanRatio }
  const shape = meanRatio ** 2 / betweenSellers
  return { shape: Math.min(greatestShape, Math.max(leastShape, shape)), meanRatio }
}
