/** Where totals and shares (0–1) lie in a drawing, in pixels; totals on a logarithmic axis. */
export type FunnelScale = {
  height: number
  left: number
  right: number
  bottom: number
  /** The share at the upper edge. */
  top: number
  least: number
  most: number
  x(total: number): number
  /** What lies above the upper edge is drawn on it. */
  y(share: number): number
}

const height = 320
const margin = { left: 52, right: 14, top: 10, bottom: 44 }
/** Labels of an axis stand at least so far apart, in pixels. */
const tickDistance = 44

export function funnelScale({
  least,
  most,
  top,
  width,
}: {
  least: number
  most: number
  top: number
  width: number
}): FunnelScale {
  const [left, right] = [margin.left, Math.max(margin.left + 10, width - margin.right)]
  const bottom = height - margin.bottom
  const decades = Math.log(most / least)
  return {
    ...{ height, left, right, bottom, top, least, most },
    x: (total) => left + (Math.log(total / least) / decades) * (right - left),
    y: (share) => bottom - (Math.min(share, top) / top) * (bottom - margin.top),
  }
}

/** Round totals (1, 2, 5, 10 …) within the drawing, as many as have room. */
export function totalTicks({ least, most, x }: FunnelScale): number[] {
  const round = [0, 1, 2, 3, 4, 5, 6].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power))
  const ticks: number[] = []
  for (const total of round.filter((one) => one >= least && one <= most)) {
    const last = ticks.at(-1)
    if (last === undefined || x(total) - x(last) >= tickDistance) ticks.push(total)
  }
  return ticks
}

/** A line through points, as SVG draws it. */
export function pathOf(points: { total: number; share: number }[], { x, y }: FunnelScale): string {
  return points.map(({ total, share }, at) => `${at === 0 ? 'M' : 'L'}${x(total)} ${y(share)}`).join('')
}
