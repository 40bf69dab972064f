import type { Counts } from '#domain/quality/dispersion'
import { betaLower, betaQuantile } from '#domain/quality/incomplete-beta'
import { gammaQuantile, gammaUpper } from '#domain/quality/incomplete-gamma'
import type { QualityPolicy } from '#domain/quality/policy'

/** How much a run's sellers differ from each other, and a seller's weeks among themselves. */
export type Spread = {
  /** Shape of the Gamma(shape, shape) prior of ratios. */
  shape: number
  /** Squared coefficient of variation of a seller's weekly rate. */
  weeklyCv2: number
}

/** Counts over a window of so many days. */
export type WindowCounts = Counts & { days: number }

/** The ends of a 90 % interval. */
export type Interval = { low: number; high: number }

/** By how much bad weeks inflate the variance of a window's events; 1 is Poisson. */
export function inflation({ expected, days }: WindowCounts, spread: Spread, policy: QualityPolicy): number {
  const weeks = days / 7
  return weeks > 0 ? 1 + (spread.weeklyCv2 * policy.margin * expected) / weeks : 1
}

/** The ratio to comparable sellers (1 = like them), pulled towards 1 where there is little evidence. */
export function shrunkRatio({ observed, expected }: Counts, { shape }: { shape: number }): number {
  return (shape + observed) / (shape + expected)
}

/**
 * R4.2 "significantly worse": the probability (0–1) that the true ratio exceeds the margin.
 *
 * Nobody is worse without a single event, hence 0 and not the prior's tail.
 */
export function certaintyOfWorse(counts: WindowCounts, spread: Spread, policy: QualityPolicy): number {
  if (counts.observed <= 0) return 0
  const { shape, rate } = posteriorOf(counts, spread, policy)
  return gammaUpper(shape, policy.margin * rate)
}

/** Where the true ratio lies with 90 %. */
export function ratioInterval(counts: WindowCounts, spread: Spread, policy: QualityPolicy): Interval {
  const { shape, rate } = posteriorOf(counts, spread, policy)
  return { low: gammaQuantile(shape, 0.05) / rate, high: gammaQuantile(shape, 0.95) / rate }
}

/**
 * R4.1 "worsened over the last 1–3 months": the probability (0–1) that the rate of the window exceeds the one of
 * the 365 days before it by more than `worsenedMargin`. Without a history the seller counts as having been average.
 */
export function certaintyOfWorsened(
  { recent, before }: { recent: WindowCounts; before: Counts },
  spread: Spread,
  policy: QualityPolicy,
): number {
  const now = posteriorOf(recent, spread, policy)
  const then = posteriorOf({ ...before, days: 365 }, spread, policy)
  // The share of `then` in the sum of both is Beta distributed; taken from this side its small values stay exact.
  const share = then.rate / (policy.worsenedMargin * now.rate + then.rate)
  return betaLower(share, then.shape, now.shape)
}

/** One indicator of a seller: `events` among `total`, the mean share of comparable sellers, the prior's shape. */
export type RateEvidence = { events: number; total: number; mean: number; shape: number }

/** A share of events (0–1) pulled towards that of comparable sellers, with its 90 % interval. */
export function rateInterval(evidence: RateEvidence): Interval & { mean: number } {
  const { a, b } = rateParameters(evidence)
  return { mean: a / (a + b), low: betaQuantile(0.05, a, b), high: betaQuantile(0.95, a, b) }
}

/** The probability (0–1) that the true share exceeds the comparable sellers' mean by more than `factor`. */
export function certaintyOfRateAbove(evidence: RateEvidence, factor: number): number {
  const { a, b } = rateParameters(evidence)
  return betaLower(Math.max(0, 1 - factor * evidence.mean), b, a)
}

function rateParameters({ events, total, mean, shape }: RateEvidence): { a: number; b: number } {
  return { a: shape + events, b: shape * (1 / mean - 1) + total - events }
}

/** ratio | counts ~ Gamma(shape, rate), each event counting for less where weeks wobble. */
function posteriorOf(
  counts: WindowCounts,
  spread: Spread,
  policy: QualityPolicy,
): { shape: number; rate: number } {
  const phi = inflation(counts, spread, policy)
  return { shape: spread.shape + counts.observed / phi, rate: spread.shape + counts.expected / phi }
}
