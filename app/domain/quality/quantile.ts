/** A distribution at one point: both tails, and how fast the lower one rises there. */
type Point = { lower: number; upper: number; slope: number }

/** Newton's steps are then smaller than what a double can tell apart. */
const mostSteps = 200

/**
 * Where the lower tail of a log-concave distribution reaches `probability` (0–1, exclusive).
 *
 * Steps on the logarithm of the smaller tail: it is concave, so Newton's method cannot overshoot twice; a step to
 * where the tail underflows is halved. The logarithm of a gamma variable and the logit of a beta one are both log-concave.
 */
export function findQuantile(probability: number, start: number, pointAt: (at: number) => Point): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`No quantile at ${probability}`)
  const side = probability <= 0.5 ? 'lower' : 'upper'
  const target = Math.log(side === 'lower' ? probability : 1 - probability)
  const direction = side === 'lower' ? 1 : -1

  let at = start
  let seen = start
  for (let step = 0; step < mostSteps; step++) {
    const point = pointAt(at)
    const tail = point[side]
    const move = (direction * (target - Math.log(tail)) * tail) / point.slope
    if (!Number.isFinite(move)) {
      if (at === seen) return at
      // The first step from where the curve is flat can lead to where the tail is lost to underflow.
      at = (at + seen) / 2
      continue
    }
    seen = at
    at += move
    if (Math.abs(move) <= 1e-15 * Math.max(1, Math.abs(at))) return at
  }
  return at
}
