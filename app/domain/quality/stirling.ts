const halfLogTwoPi = 0.9189385332046728

/**
 * The error of Stirling's formula: ln Γ(a+1) = ½ ln 2π + (a+½) ln a − a + `stirlingError(a)`, for a > 0.
 *
 * Loader (2000), "Fast and accurate computation of binomial probabilities", writes densities with it so that the
 * huge logarithms cancel on paper and not in floating point.
 */
export function stirlingError(a: number): number {
  let shifted = a
  let correction = 0
  // The series needs a large argument; each step up is one application of Γ(a+1) = a·Γ(a).
  while (shifted < 12) {
    correction += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
    shifted += 1
  }
  const square = 1 / (shifted * shifted)
  const series =
    1 / 12 -
    square *
      (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))))
  return correction + series / shifted
}

/** ln Γ(a) for a > 0. */
export function logGamma(a: number): number {
  return halfLogTwoPi + (a - 0.5) * Math.log(a) - a + stirlingError(a)
}

/**
 * The deviance `a·ln(a/mean) + mean − a` for a > 0, mean > 0; never negative.
 *
 * Near a = mean, where the three terms cancel, it is summed from the series of atanh (Loader 2000).
 */
export function deviance(a: number, mean: number): number {
  const difference = a - mean
  if (Math.abs(difference) > 0.1 * (a + mean)) return a * Math.log(a / mean) - difference
  const v = difference / (a + mean)
  let sum = difference * v
  let power = 2 * a * v
  for (let odd = 3; ; odd += 2) {
    power *= v * v
    const next = sum + power / odd
    if (next === sum) return sum
    sum = next
  }
}
