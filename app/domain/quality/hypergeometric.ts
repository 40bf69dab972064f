import { logGamma } from '#domain/quality/stirling'

/**
 * The chance that of `drawn` things taken without looking from `total`, of which `marked` are marked, at most `found`
 * are: the lower tail of the hypergeometric distribution, which is Fisher's exact test on one side.
 */
export function hypergeometricTail(
  found: number,
  { total, marked, drawn }: { total: number; marked: number; drawn: number },
): number {
  const fewest = Math.max(0, drawn + marked - total)
  const ways = logChoose(total, drawn)
  let sum = 0
  for (let each = fewest; each <= Math.min(found, marked, drawn); each++)
    sum += Math.exp(logChoose(marked, each) + logChoose(total - marked, drawn - each) - ways)
  return Math.min(1, sum)
}

/** The logarithm of the number of ways to choose `k` of `n`. */
function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
