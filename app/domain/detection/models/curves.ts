import { countClasses, type Scored, scoreGroups } from '#domain/detection/learning/metrics'
import { weightOf } from '#domain/detection/learning/targets'

/** A point of a curve; both shares are 0–1. */
export type CurvePoint = { x: number; y: number }

/** Reviews given a probability within a tenth: what was said of them on average, and the share that were fakes. */
export type ReliabilityStep = { from: number; reviews: number; said: number; cameTrue: number }

const mostPoints = 60

/** The share of fakes found (y) at each share of genuine reviews accused (x). */
export function rocCurve(scored: Scored): CurvePoint[] {
  const { fakes, genuine } = countClasses(scored)
  if (fakes === 0 || genuine === 0) return []
  const points = [{ x: 0, y: 0 }]
  let [found, accused] = [0, 0]
  for (const group of scoreGroups(scored)) {
    found += group.fakes
    accused += group.genuine
    points.push({ x: accused / genuine, y: found / fakes })
  }
  return thinned(points)
}

/** The share of fakes among those accused (y) at each share of fakes found (x). */
export function precisionRecallCurve(scored: Scored): CurvePoint[] {
  const { fakes } = countClasses(scored)
  if (fakes === 0) return []
  const points: CurvePoint[] = []
  let [found, seen] = [0, 0]
  for (const group of scoreGroups(scored)) {
    found += group.fakes
    seen += group.fakes + group.genuine
    points.push({ x: found / fakes, y: found / seen })
  }
  return thinned(points)
}

/** What was said and what came true, by tenths of probability; tenths without reviews are left out. */
export function reliabilitySteps({ scores, labels, weights }: Scored): ReliabilityStep[] {
  const steps = Array.from({ length: 10 }, (_, at) => ({
    from: at / 10,
    reviews: 0,
    weight: 0,
    said: 0,
    cameTrue: 0,
  }))
  for (let at = 0; at < labels.length; at++) {
    const step = steps[Math.min(9, Math.floor((scores[at] ?? 0) * 10))]
    if (!step) continue
    const weight = weightOf(weights, at)
    step.reviews++
    step.weight += weight
    step.said += weight * (scores[at] ?? 0)
    step.cameTrue += labels[at] ? weight : 0
  }
  return steps
    .filter(({ reviews }) => reviews > 0)
    .map(({ from, reviews, weight, said, cameTrue }) => ({
      from,
      reviews,
      said: said / weight,
      cameTrue: cameTrue / weight,
    }))
}

/** The height of a curve at a share (0–1), on a straight line between its points; null where it does not reach. */
export function heightAt(curve: CurvePoint[], x: number): number | null {
  const above = curve.findIndex((point) => point.x >= x)
  const [after, before] = [curve[above], curve[above - 1]]
  if (!after) return null
  if (!before || after.x === before.x) return after.y
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x)
}

/** As many points as a plot can show, the first and the last among them. */
function thinned(points: CurvePoint[]): CurvePoint[] {
  if (points.length <= mostPoints) return points
  const step = (points.length - 1) / (mostPoints - 1)
  return Array.from({ length: mostPoints }, (_, at) => points[Math.round(at * step)]).filter(
    (point) => point !== undefined,
  )
}
