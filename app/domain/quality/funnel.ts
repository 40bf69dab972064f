import { betaLower } from '#domain/quality/incomplete-beta'

/** What the limits of a funnel are drawn around. */
export type FunnelTarget = {
  /** Share (0–1) of events that comparable sellers have on average. */
  share: number
  /**
   * Shape of the prior of ratios, by which sellers differ even without chance: the limits widen by it. Null draws
   * them as if all sellers were alike.
   */
  shape: number | null
}

/** Limits of the share (0–1) at one total: chance alone leaves 5 % and 0.2 % of sellers outside of them. */
export type FunnelLimits = { total: number; low95: number; high95: number; low998: number; high998: number }

/** Where a seller lies: only what is above the 99.8 % limit is a candidate for a look. */
export type FunnelPlace = 'inside' | 'above_95' | 'above_998' | 'below_95' | 'below_998'

/**
 * The control limits for a seller with `total` reviews or orders (Spiegelhalter 2005): exact binomial ones,
 * interpolated so that they run smoothly between the count that chance still explains and the next one, and widened by
 * the share of variance that sellers differ by.
 */
export function funnelLimits(total: number, target: FunnelTarget): FunnelLimits {
  const limit = (tail: number) => limitAt(total, target, tail)
  return {
    total,
    low95: limit(0.025),
    high95: limit(0.975),
    low998: limit(0.001),
    high998: limit(0.999),
  }
}

/** The curves of a plot from the smallest total to the greatest, at `steps` totals of equal ratio. */
export function funnelCurves(
  { least, most, steps }: { least: number; most: number; steps: number },
  target: FunnelTarget,
): FunnelLimits[] {
  const ratio = (most / least) ** (1 / Math.max(1, steps - 1))
  const totals = Array.from({ length: steps }, (_, step) => Math.round(least * ratio ** step))
  return [...new Set(totals)].map((total) => funnelLimits(total, target))
}

export function funnelPlace(
  { events, total }: { events: number; total: number },
  target: FunnelTarget,
): FunnelPlace {
  const limits = funnelLimits(total, target)
  const share = events / total
  if (share > limits.high998) return 'above_998'
  if (share > limits.high95) return 'above_95'
  if (share < limits.low998) return 'below_998'
  return share < limits.low95 ? 'below_95' : 'inside'
}

function limitAt(total: number, { share, shape }: FunnelTarget, tail: number): number {
  if (total <= 0) return tail < 0.5 ? 0 : 1
  if (share <= 0 || share >= 1) return share
  const quantile = binomialQuantile(tail, total, share)
  const exact = tail < 0.5 ? Math.min(share, quantile / total) : Math.max(share, (quantile + 1) / total)
  const widening = shape === null ? 1 : Math.sqrt(1 + (total * share) / (shape * (1 - share)))
  return Math.min(1, Math.max(0, share + (exact - share) * widening))
}

/** The number of events not exceeded with probability `tail`, interpolated between whole numbers. */
function binomialQuantile(tail: number, total: number, share: number): number {
  const below = (events: number) => binomialBelow(events, total, share)
  let [least, most] = [0, total]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (below(middle) >= tail) most = middle
    else least = middle + 1
  }
  const [reached, before] = [below(least), below(least - 1)]
  return Math.max(0, least - (reached - tail) / (reached - before))
}

/** The probability of at most so many events. */
function binomialBelow(events: number, total: number, share: number): number {
  if (events < 0) return 0
  return events >= total ? 1 : betaLower(1 - share, total - events, events + 1)
}
