/** Keeps a vanishing denominator from ending the recurrence. */
const tiny = 1e-300
/** Far above the few √a terms that any argument up to 1e9 needs. */
const mostTerms = 1_000_000

/**
 * `1/(b0 + a1/(b1 + a2/(b2 + …)))` by Lentz's method in Thompson and Barnett's form (1986).
 * `term(i)` gives aᵢ and bᵢ; throws when the fraction does not settle.
 */
export function continuedFraction(b0: number, term: (index: number) => { a: number; b: number }): number {
  let c = 1 / tiny
  let d = 1 / awayFromZero(b0)
  let value = d
  for (let index = 1; index <= mostTerms; index++) {
    const { a, b } = term(index)
    d = 1 / awayFromZero(a * d + b)
    c = awayFromZero(b + a / c)
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 4e-16) return value
  }
  throw new RangeError('The continued fraction does not converge for these arguments')
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}
