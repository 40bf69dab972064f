/** A distribution at one point: both tails, and how fast the lower one rises there. */
type Point = { lower: number; upper: number; slope: number }

/** Newton's steps are then smaller than what a double can tell apart. */
const mostSteps = 100

/**
 * Where the lower tail of a log-concave distribution reaches `probability` (0–1, exclusive).
 *
 * Steps on the logarithm of the smaller tail: it is concave, so Newton's method cannot overshoot twice and needs
 * no bracket. The logarithm of a gamma variable and the logit of a beta one are both log-concave.
 */
export function findQuantile(probability: number, start: number, pointAt: (at: number) => Point): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`No quantile at ${probability}`)
  const side = probability <= 0.5 ? 'lower' : 'upper'
  const target = Math.log(side === 'lower' ? probability : 1 - probability)
  const direction = side === 'lower' ? 1 : -1

  let at = start
  for (let step = 0; step < mostSteps; step++) {
    const point = pointAt(at)
    const tail = point[side]
    const move = (direction * (target - Math.log(tail)) * tail) / point.slope
    if (!Number.isFinite(move)) return at
    at += move
    if (Math.abs(move) <= 1e-15 * Math.max(1, Math.abs(at))) return at
  }
  return at
}
