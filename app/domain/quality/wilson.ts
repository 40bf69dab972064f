import type { Interval } from '#domain/quality/posterior'

const normal95 = 1.959964

/**
 * The Wilson score interval of a share (0–1), of 95 % where `normal` names no other quantile: wide and never empty where
 * there are few; 0 to 1 for none.
 */
export function wilsonInterval(events: number, total: number, normal = normal95): Interval {
  if (total <= 0) return { low: 0, high: 1 }
  const share = events / total
  const weight = normal ** 2 / total
  const middle = (share + weight / 2) / (1 + weight)
  const half = (normal * Math.sqrt((share * (1 - share)) / total + weight / (4 * total))) / (1 + weight)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
