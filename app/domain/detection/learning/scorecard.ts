import { type Binned, binOf, type Cuts } from '#domain/detection/learning/bins'
import { fitLogistic } from '#domain/detection/learning/logistic-regression'
import { createSparseRows } from '#domain/detection/learning/sparse-rows'
import type { Targets } from '#domain/detection/learning/targets'

/**
 * Points in log-odds for each feature and bin, whose mean over the reviews learnt from is 0 in each feature;
 * `baseline` is the log-odds of a review with no points. Bin 0 is unknown.
 */
export type Scorecard = { names: string[]; baseline: number; cuts: Cuts[]; points: number[][] }

const strictness = 0.5
const passes = 12

/** Learns the points of each bin, all features together. */
export function trainScorecard(
  data: Binned,
  { labels, weights: counts }: Targets,
  names: readonly string[],
  seed: number,
): Scorecard {
  const { rows, width, bins, cuts } = data
  const offsets = cuts.map((_, feature) =>
    cuts.slice(0, feature).reduce((sum, { length }) => sum + length + 2, 0),
  )
  const all = createSparseRows()
  const columns = new Int32Array(width)
  for (let row = 0; row < rows; row++) {
    for (let feature = 0; feature < width; feature++) {
      columns[feature] = (offsets[feature] ?? 0) + (bins[row * width + feature] ?? 0)
    }
    all.add({ count: width, columns, value: 1 })
  }
  const total = cuts.reduce((sum, { length }) => sum + length + 2, 0)
  const scale = new Float64Array(total).fill(1 / Math.sqrt(width))
  const { weights, bias } = fitLogistic(all.rows(), labels, {
    ...{ strictness, passes, seed, scale },
    weights: counts,
  })
  return centre(data, names, {
    bias,
    pointsOf: (feature, bin) => weights[(offsets[feature] ?? 0) + bin] ?? 0,
  })
}

function centre(
  { rows, width, bins, cuts }: Binned,
  names: readonly string[],
  { bias, pointsOf }: { bias: number; pointsOf: (feature: number, bin: number) => number },
): Scorecard {
  let baseline = bias
  const points = cuts.map((own, feature) => {
    let sum = 0
    for (let row = 0; row < rows; row++) sum += pointsOf(feature, bins[row * width + feature] ?? 0)
    const mean = sum / rows
    baseline += mean
    return Array.from({ length: own.length + 2 }, (_, bin) => pointsOf(feature, bin) - mean)
  })
  return { names: [...names], baseline, cuts, points }
}

/** What each feature adds to the log-odds of a row; with `baseline` it sums to its score. */
export function explainScorecard({ cuts, points }: Scorecard, row: ArrayLike<number>): Float64Array {
  return Float64Array.from(points, (own, feature) => {
    return own[binOf(cuts[feature] ?? [], row[feature] ?? Number.NaN)] ?? 0
  })
}

/** The log-odds (fake over genuine) of one row of features. */
export function scoreScorecard(card: Scorecard, row: ArrayLike<number>): number {
  return explainScorecard(card, row).reduce((sum, added) => sum + added, card.baseline)
}
