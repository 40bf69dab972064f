import { continuedFraction } from '#domain/quality/continued-fraction'
import { findQuantile } from '#domain/quality/quantile'
import { deviance, stirlingError } from '#domain/quality/stirling'

/** I_x(a,b) and its complement; they add up to 1. */
export type BetaTails = { lower: number; upper: number }

/** Both tails of Beta(a,b) at x; whichever is the smaller keeps its relative accuracy. For a, b > 0 and x in 0–1. */
export function betaTails(x: number, a: number, b: number): BetaTails {
  if (!(a > 0 && b > 0 && a + b < Infinity && x >= 0 && x <= 1))
    throw new RangeError(`I_${x}(${a}, ${b}) is not defined`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === 1) return { lower: 1, upper: 0 }
  const front = betaFront(x, a, b)
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, front * betaFraction({ x, y: 1 - x }, a, b))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, front * betaFraction({ x: 1 - x, y: x }, b, a))
  return { lower: 1 - upper, upper }
}

/** I_x(a,b): the probability that a Beta(a,b) variable is at most x. For a, b > 0 and x in 0–1; throws elsewhere. */
export function betaLower(x: number, a: number, b: number): number {
  return betaTails(x, a, b).lower
}

/** The value below which a Beta(a,b) variable stays with this probability (0–1, exclusive). */
export function betaQuantile(probability: number, a: number, b: number): number {
  const logit = findQuantile(probability, Math.log(a / b), (at) => {
    const x = fromLogit(at)
    return { ...betaTails(x, a, b), slope: betaFront(x, a, b) }
  })
  return fromLogit(logit)
}

function fromLogit(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** `x^a·(1−x)^b/B(a,b)`, written as a binomial density so that it keeps its digits for counts of millions. */
function betaFront(x: number, a: number, b: number): number {
  if (x === 0 || x === 1) return 0
  const n = a + b
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * (1 - x))
  return Math.exp(exponent) * Math.sqrt((a / n) * (b / (2 * Math.PI)))
}

/**
 * I_x(a,b) divided by `betaFront`, left of the mean, as the fraction of DiDonato and Morris (1992).
 *
 * The textbook fraction loses its digits where a is in the millions and x near 1; here y = 1 − x stands apart.
 */
function betaFraction({ x, y }: { x: number; y: number }, a: number, b: number): number {
  const distance = a * y - b * x
  const denominator = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (distance + 1 + m * (1 + y))) / (a + 2 * m + 1)
  return continuedFraction((a * (distance + 1)) / (a + 1), (m) => ({
    a: ((a + m - 1) / (a + 2 * m - 1)) * ((a + b + m - 1) / (a + 2 * m - 1)) * m * (b - m) * x * x,
    b: denominator(m),
  }))
}
