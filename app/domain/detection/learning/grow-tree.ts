import type { Binned } from '#domain/detection/learning/bins'
import type { Tree } from '#domain/detection/learning/boosted-trees'

export type TreeOptions = {
  mostLeaves: number
  leastRows: number
  /** Reviews' worth of doubt added to each leaf: a leaf of few says little. */
  ridge: number
  learningRate: number
  /** For each feature 1 where more of it may only make a fake likelier, −1 less likely, 0 either. */
  directions: Int8Array
}

/** The first and second derivatives of the loss by the log-odds, one of each for each row. */
export type Gradients = { slope: Float64Array; curve: Float64Array }

type Split = { gain: number; feature: number; bin: number; unknownLeft: boolean; middle: number }
type Leaf = {
  node: number
  from: number
  to: number
  sums: Float64Array
  slope: number
  curve: number
  low: number
  high: number
  split: Split | undefined
}

/**
 * Grows one tree by splitting, again and again, the leaf that gains most.
 *
 * @param rows the rows to grow it on; they are put in another order
 * @param features the features it may split by
 */
export function growTree(
  data: Binned,
  gradients: Gradients,
  { rows, features }: { rows: Int32Array; features: number[] },
  options: TreeOptions,
): Tree {
  const tree: Tree = { feature: [], threshold: [], unknownLeft: [], left: [], right: [], value: [] }
  const grower = new Grower(data, gradients, features, options)
  const sums = grower.sum(rows, 0, rows.length)
  const bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const leaves = [grower.leaf(addNode(tree), { from: 0, to: rows.length, sums, ...bounds })]
  while (leaves.length < options.mostLeaves) {
    const best = leaves.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a))
    if (!best.split || best.split.gain <= 1e-9) break
    leaves.splice(leaves.indexOf(best), 1, ...grower.divide(tree, rows, best, best.split))
  }
  for (const { node, ...leaf } of leaves) tree.value[node] = options.learningRate * grower.valueOf(leaf)
  averageValues(tree, leaves)
  return tree
}

function addNode(tree: Tree): number {
  tree.feature.push(-1)
  tree.threshold.push(0)
  tree.unknownLeft.push(0)
  tree.left.push(0)
  tree.right.push(0)
  return tree.value.push(0) - 1
}

/** A node above the leaves has the value its rows have on average. Children always stand after their parent. */
function averageValues(tree: Tree, leaves: Leaf[]): void {
  const counts = new Float64Array(tree.value.length)
  for (const { node, from, to } of leaves) counts[node] = to - from
  for (let node = tree.value.length - 1; node >= 0; node--) {
    if ((tree.feature[node] ?? -1) < 0) continue
    const [left, right] = [tree.left[node] ?? 0, tree.right[node] ?? 0]
    const [onLeft, onRight] = [counts[left] ?? 0, counts[right] ?? 0]
    counts[node] = onLeft + onRight
    tree.value[node] =
      ((tree.value[left] ?? 0) * onLeft + (tree.value[right] ?? 0) * onRight) / (onLeft + onRight)
  }
}

class Grower {
  private readonly data: Binned
  private readonly gradients: Gradients
  private readonly features: number[]
  private readonly options: TreeOptions
  /** Sums are kept for each feature and bin as slope, curve and count: so many numbers of each feature. */
  private readonly stride: number

  constructor(data: Binned, gradients: Gradients, features: number[], options: TreeOptions) {
    this.data = data
    this.gradients = gradients
    this.features = features
    this.options = options
    this.stride = 3 * data.cuts.reduce((most, cuts) => Math.max(most, cuts.length + 2), 0)
  }

  sum(rows: Int32Array, from: number, to: number): Float64Array {
    const { bins, width } = this.data
    const { slope, curve } = this.gradients
    const { features, stride } = this
    const sums = new Float64Array(features.length * stride)
    for (let at = from; at < to; at++) {
      const row = rows[at] as number // within the array
      const g = slope[row] as number
      const h = curve[row] as number
      const start = row * width
      for (let k = 0; k < features.length; k++) {
        const cell = k * stride + (bins[start + (features[k] as number)] as number) * 3
        sums[cell] = (sums[cell] as number) + g
        sums[cell + 1] = (sums[cell + 1] as number) + h
        sums[cell + 2] = (sums[cell + 2] as number) + 1
      }
    }
    return sums
  }

  leaf(node: number, part: Pick<Leaf, 'from' | 'to' | 'sums' | 'low' | 'high'>): Leaf {
    let [slope, curve] = [0, 0]
    for (let cell = 0; cell < this.stride; cell += 3) {
      slope += part.sums[cell] ?? 0
      curve += part.sums[cell + 1] ?? 0
    }
    const leaf = { node, ...part, slope, curve, split: undefined }
    return { ...leaf, split: this.bestSplit(leaf) }
  }

  /** The log-odds a leaf adds, before the learning rate. */
  valueOf({ slope, curve, low, high }: Pick<Leaf, 'slope' | 'curve' | 'low' | 'high'>): number {
    return Math.min(high, Math.max(low, -slope / (curve + this.options.ridge)))
  }

  private bestSplit(leaf: Leaf): Split | undefined {
    if (leaf.to - leaf.from < 2 * this.options.leastRows) return undefined
    let best: Split | undefined
    for (const [k, feature] of this.features.entries()) {
      for (const unknownLeft of [true, false]) {
        const split = this.bestCut(leaf, { offset: k * this.stride, feature, unknownLeft })
        if (split && split.gain > (best?.gain ?? 0)) best = split
        // Where nothing is unknown, both ways are the same.
        if ((leaf.sums[k * this.stride + 2] ?? 0) === 0) break
      }
    }
    return best
  }

  private bestCut(
    leaf: Leaf,
    { offset, feature, unknownLeft }: { offset: number; feature: number; unknownLeft: boolean },
  ): Split | undefined {
    const { sums, slope, curve } = leaf
    const { ridge, leastRows, directions } = this.options
    const last = this.data.cuts[feature]?.length ?? 0
    const direction = directions[feature] ?? 0
    const whole = (slope * slope) / (curve + ridge)
    let g = unknownLeft ? (sums[offset] as number) : 0
    let h = unknownLeft ? (sums[offset + 1] as number) : 0
    let count = unknownLeft ? (sums[offset + 2] as number) : 0
    let best: Split | undefined
    for (let bin = 1; bin <= last; bin++) {
      const cell = offset + bin * 3
      g += sums[cell] as number
      h += sums[cell + 1] as number
      count += sums[cell + 2] as number
      if (count < leastRows) continue
      if (leaf.to - leaf.from - count < leastRows) break
      const [restG, restH] = [slope - g, curve - h]
      const gain = (g * g) / (h + ridge) + (restG * restG) / (restH + ridge) - whole
      if (gain <= (best?.gain ?? 0)) continue
      const onLeft = this.valueOf({ ...leaf, slope: g, curve: h })
      const onRight = this.valueOf({ ...leaf, slope: restG, curve: restH })
      if (direction * (onRight - onLeft) < 0) continue
      best = { gain, feature, bin, unknownLeft, middle: (onLeft + onRight) / 2 }
    }
    return best
  }

  divide(tree: Tree, rows: Int32Array, leaf: Leaf, split: Split): [Leaf, Leaf] {
    const { feature, bin, unknownLeft, middle } = split
    const boundary = this.partition(rows, leaf, split)
    const [left, right] = [addNode(tree), addNode(tree)]
    tree.feature[leaf.node] = feature
    tree.threshold[leaf.node] = this.data.cuts[feature]?.[bin - 1] ?? 0
    tree.unknownLeft[leaf.node] = unknownLeft ? 1 : 0
    tree.left[leaf.node] = left
    tree.right[leaf.node] = right
    const isLeftSmaller = boundary - leaf.from <= leaf.to - boundary
    const small = isLeftSmaller ? this.sum(rows, leaf.from, boundary) : this.sum(rows, boundary, leaf.to)
    const large = leaf.sums
    for (let cell = 0; cell < large.length; cell++)
      large[cell] = (large[cell] as number) - (small[cell] as number)
    const direction = this.options.directions[feature] ?? 0
    const below = { low: leaf.low, high: direction > 0 ? Math.min(leaf.high, middle) : leaf.high }
    const above = { low: direction > 0 ? Math.max(leaf.low, middle) : leaf.low, high: leaf.high }
    if (direction < 0) {
      below.low = Math.max(leaf.low, middle)
      above.high = Math.min(leaf.high, middle)
    }
    return [
      this.leaf(left, { from: leaf.from, to: boundary, sums: isLeftSmaller ? small : large, ...below }),
      this.leaf(right, { from: boundary, to: leaf.to, sums: isLeftSmaller ? large : small, ...above }),
    ]
  }

  /** Puts the rows that go left before the others. */
  private partition(rows: Int32Array, { from, to }: Leaf, { feature, bin, unknownLeft }: Split): number {
    const { bins, width } = this.data
    let [left, right] = [from, to - 1]
    while (left <= right) {
      const row = rows[left] as number
      const own = bins[row * width + feature] as number
      if (own === 0 ? unknownLeft : own <= bin) left++
      else {
        rows[left] = rows[right] as number
        rows[right] = row
        right--
      }
    }
    return left
  }
}
