import { type CurvePoint, heightAt, type ReliabilityStep } from '#domain/detection/models/curves'
import type { SliceFigures } from '#domain/detection/models/slice-figures'

/** Both models' heights at a share; all are 0–1. `ideal` is where a curve would lie that is neither better nor worse. */
export type CurveRow = {
  x: number
  challenger: number | null
  champion: number | null
  ideal: number | null
}

export type CurveKind = 'roc' | 'precisionRecall' | 'reliability'
type Both = { challenger: SliceFigures; champion: SliceFigures }

const grid = Array.from({ length: 21 }, (_, at) => at / 20)

/** The rows of a plot and of the table behind it. */
export function curveRows(kind: CurveKind, { challenger, champion }: Both): CurveRow[] {
  if (kind === 'reliability') return reliabilityRows(challenger.reliability, champion.reliability)
  return grid.map((x) => ({
    x,
    challenger: heightAt(challenger[kind], x),
    champion: heightAt(champion[kind], x),
    ideal: kind === 'roc' ? x : null,
  }))
}

/** What came true where so much was said, as points of a curve. */
function reliabilityRows(challenger: ReliabilityStep[], champion: ReliabilityStep[]): CurveRow[] {
  const pointsOf = (steps: ReliabilityStep[]): CurvePoint[] =>
    steps.map(({ said, cameTrue }) => ({ x: said, y: cameTrue }))
  const heights = [pointsOf(challenger), pointsOf(champion)] as const
  return grid.map((x) => ({
    x,
    challenger: within(heights[0], x),
    champion: within(heights[1], x),
    ideal: x,
  }))
}

/** Nothing is said of probabilities below the lowest that was given. */
function within(points: CurvePoint[], x: number): number | null {
  return points[0] && x >= points[0].x - 0.025 ? heightAt(points, x) : null
}
