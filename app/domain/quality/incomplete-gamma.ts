import { continuedFraction } from '#domain/quality/continued-fraction'
import { findQuantile } from '#domain/quality/quantile'
import { deviance, stirlingError } from '#domain/quality/stirling'

/** The regularised incomplete gamma functions P(a,x) and Q(a,x); they add up to 1. */
export type GammaTails = { lower: number; upper: number }

/** Both tails of Gamma(a, rate 1) at x; whichever is the smaller keeps its relative accuracy. For a > 0, x ≥ 0. */
export function gammaTails(a: number, x: number): GammaTails {
  if (!(a > 0 && x >= 0 && a < Infinity)) throw new RangeError(`Q(${a}, ${x}) is not defined`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  const front = poissonDensity(a, x)
  if (x < a + 1) {
    const lower = Math.min(1, front * lowerSeries(a, x))
    return { lower, upper: 1 - lower }
  }
  // Legendre's fraction, DLMF 8.9.2 in its even part.
  const fraction = continuedFraction(x + 1 - a, (i) => ({ a: i * (a - i), b: x + 1 - a + 2 * i }))
  const upper = Math.min(1, front * a * fraction)
  return { lower: 1 - upper, upper }
}

/** Q(a,x): the probability that a Gamma(a, rate 1) variable exceeds x. For a > 0, x ≥ 0; throws elsewhere. */
export function gammaUpper(a: number, x: number): number {
  return gammaTails(a, x).upper
}

/** The value below which a Gamma(a, rate 1) variable stays with this probability (0–1, exclusive). */
export function gammaQuantile(a: number, probability: number): number {
  return Math.exp(
    findQuantile(probability, Math.log(a), (logarithm) => {
      const x = Math.exp(logarithm)
      return { ...gammaTails(a, x), slope: a * poissonDensity(a, x) }
    }),
  )
}

/** `x^a·e^(−x)/Γ(a+1)`. */
function poissonDensity(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/** `1 + x/(a+1) + x²/((a+1)(a+2)) + …`, DLMF 8.7.1. */
function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n
    sum += term
  }
  return sum
}
