import { seededRandom, shuffledIndexes } from '#domain/detection/learning/random'
import type { SparseRows } from '#domain/detection/learning/sparse-rows'
import { weightOf } from '#domain/detection/learning/targets'

/** Weights in log-odds for each column, the scale of the column in them already; and those of an empty row. */
export type Logistic = { weights: Float64Array; bias: number }

export type LogisticOptions = {
  /** How closely the rows are followed: the loss of one row against half the square of the weights. */
  strictness: number
  passes: number
  seed: number
  /** What the numbers of each column are multiplied by. */
  scale: Float64Array
  /** The rows to learn from; all where not given. */
  only?: Int32Array
  /** For how many rows each row counts, by row. */
  weights?: ArrayLike<number> | undefined
}

/**
 * Fits a logistic regression with squared weights held small, by coordinate ascent in the dual (Yu, Huang and
 * Lin 2011): each row in turn is given the share of the solution that is best for it. There is no step size to
 * choose, and the same rows, options and seed give the same weights.
 *
 * @param labels 1 for a fake, 0 for a genuine review, by row
 */
export function fitLogistic(
  rows: SparseRows,
  labels: ArrayLike<number>,
  { strictness, passes, seed, scale, only, weights: counts }: LogisticOptions,
): Logistic {
  const random = seededRandom(seed)
  const chosen = only ?? Int32Array.from(labels, (_, row) => row)
  const weights = new Float64Array(scale.length)
  const shares = new Float64Array(labels.length)
  const lengths = squaredLengths(rows, scale)
  let bias = 0
  for (let pass = 0; pass < passes; pass++) {
    const order = shuffledIndexes(chosen.length, random)
    for (let place = 0; place < order.length; place++) {
      const row = chosen[order[place] as number] as number
      const side = labels[row] ? 1 : -1
      const margin = side * (bias + dot(rows, row, weights, scale))
      const before = shares[row] as number
      const after = bestShare(
        before,
        margin,
        (lengths[row] as number) + 1,
        strictness * weightOf(counts, row),
      )
      shares[row] = after
      bias += side * (after - before)
      addRow(rows, row, { weights, scale }, side * (after - before))
    }
  }
  for (let column = 0; column < scale.length; column++) {
    weights[column] = (weights[column] as number) * (scale[column] as number)
  }
  return { weights, bias }
}

/** The log-odds of a row, without the bias. */
export function dot(
  { starts, columns, values }: SparseRows,
  row: number,
  weights: Float64Array,
  scale?: Float64Array,
): number {
  let sum = 0
  const to = starts[row + 1] as number
  for (let at = starts[row] as number; at < to; at++) {
    const column = columns[at] as number
    sum += (weights[column] as number) * (scale ? (scale[column] as number) : 1)
  }
  return sum * (values[row] as number)
}

function addRow(
  { starts, columns, values }: SparseRows,
  row: number,
  { weights, scale }: { weights: Float64Array; scale: Float64Array },
  step: number,
): void {
  const own = step * (values[row] as number)
  const to = starts[row + 1] as number
  for (let at = starts[row] as number; at < to; at++) {
    const column = columns[at] as number
    weights[column] = (weights[column] as number) + own * (scale[column] as number)
  }
}

function squaredLengths({ starts, columns, values }: SparseRows, scale: Float64Array): Float64Array {
  return values.map((value, row) => {
    let sum = 0
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const own = scale[columns[at] as number] as number
      sum += own * own
    }
    return sum * value * value
  })
}

/** The share between 0 and `most` at which moving it any further would no longer help; found by Newton's steps. */
function bestShare(share: number, margin: number, length: number, most: number): number {
  // With share = most · σ(u) the condition is u + length · (most · σ(u) − share) + margin = 0, rising in u.
  let u = share <= 0 ? -margin : Math.log(share / (most - share))
  for (let step = 0; step < 12; step++) {
    const part = 1 / (1 + Math.exp(-u))
    const miss = u + length * (most * part - share) + margin
    const move = miss / (1 + length * most * part * (1 - part))
    u -= move
    if (Math.abs(move) < 1e-6) break
  }
  const found = most / (1 + Math.exp(-u))
  return Math.min(most * (1 - 1e-12), Math.max(most * 1e-12, found))
}
