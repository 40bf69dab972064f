import type { Counts } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'

/**
 * The squared coefficient of variation of sellers' weekly rates (0 = every week is Poisson), from 7-day buckets.
 *
 * With rate ρ and a weekly factor of mean 1 and variance c², `o(o−1)` has the mean (1+c²)ρ²e² while the product of
 * two different weeks has ρ²·e·e′. Comparing the two needs no estimate of ρ, which the same weeks would bias.
 */
export function temporalCv2(sellers: readonly (readonly Counts[])[], policy: QualityPolicy): number {
  let withinWeeks = 0
  let acrossWeeks = 0
  for (const weeks of sellers) {
    const sums = sumWeeks(weeks)
    if (sums.expected < policy.minimumExpectedForVariation) continue
    const pairsOfWeeks = sums.expected ** 2 - sums.expectedSquares
    if (pairsOfWeeks <= 0) continue
    const squaredRate = (sums.observed ** 2 - sums.observedSquares) / pairsOfWeeks
    withinWeeks += sums.observedSquares - sums.observed
    acrossWeeks += squaredRate * sums.expectedSquares
  }
  return acrossWeeks > 0 ? Math.max(0, withinWeeks / acrossWeeks - 1) : 0
}

function sumWeeks(weeks: readonly Counts[]) {
  const sums = { observed: 0, expected: 0, observedSquares: 0, expectedSquares: 0 }
  for (const { observed, expected } of weeks) {
    sums.observed += observed
    sums.expected += expected
    sums.observedSquares += observed ** 2
    sums.expectedSquares += expected ** 2
  }
  return sums
}
