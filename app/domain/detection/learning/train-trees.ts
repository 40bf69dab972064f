import type { Binned } from '#domain/detection/learning/bins'
import type { BoostedTrees, Tree } from '#domain/detection/learning/boosted-trees'
import { growTree } from '#domain/detection/learning/grow-tree'
import { logitOf, sigmoid } from '#domain/detection/learning/logit'
import { seededRandom } from '#domain/detection/learning/random'
import { type Targets, weightOf } from '#domain/detection/learning/targets'

export type BoostingOptions = {
  trees: number
  mostLeaves: number
  leastRows: number
  ridge: number
  learningRate: number
  /** The shares (0–1) of features and of rows that each tree is grown on. */
  featureShare: number
  rowShare: number
  seed: number
  /** Features of which more may only make a fake likelier. */
  rising: readonly string[]
}

/** Boosts trees on binned rows. The same rows, options and seed give the same trees. */
export function trainTrees(
  data: Binned,
  targets: Targets,
  names: readonly string[],
  options: BoostingOptions,
): BoostedTrees {
  const random = seededRandom(options.seed)
  const baseline = logitOf(meanOf(targets))
  const logits = new Float64Array(data.rows).fill(baseline)
  const gradients = { slope: new Float64Array(data.rows), curve: new Float64Array(data.rows) }
  const directions = Int8Array.from(names, (name) => (options.rising.includes(name) ? 1 : 0))
  const trees: Tree[] = []
  let root = 0
  for (let round = 0; round < options.trees; round++) {
    for (let row = 0; row < data.rows; row++) {
      const probability = sigmoid(logits[row] as number)
      const weight = weightOf(targets.weights, row)
      gradients.slope[row] = weight * (probability - (targets.labels[row] ? 1 : 0))
      gradients.curve[row] = weight * probability * (1 - probability)
    }
    const drawn = {
      rows: drawRows(data.rows, options.rowShare, random),
      features: drawFeatures(data.width, options.featureShare, random),
    }
    const tree = growTree(data, gradients, drawn, { ...options, directions })
    addTree(tree, data, logits)
    root += tree.value[0] ?? 0
    trees.push(tree)
  }
  return { names: [...names], baseline: baseline + root, trees }
}

function meanOf({ labels, weights }: Targets): number {
  let [sum, all] = [0, 0]
  for (let at = 0; at < labels.length; at++) {
    const weight = weightOf(weights, at)
    sum += weight * (labels[at] ?? 0)
    all += weight
  }
  return all === 0 ? 0.5 : sum / all
}

function drawRows(count: number, share: number, random: () => number): Int32Array {
  const drawn = new Int32Array(count)
  let taken = 0
  for (let row = 0; row < count; row++) if (share >= 1 || random() < share) drawn[taken++] = row
  return drawn.subarray(0, taken)
}

function drawFeatures(width: number, share: number, random: () => number): number[] {
  const wanted = Math.max(1, Math.round(width * share))
  const left = Array.from({ length: width }, (_, feature) => feature)
  while (left.length > wanted) left.splice(Math.floor(random() * left.length), 1)
  return left
}

function addTree(tree: Tree, { bins, cuts, rows, width }: Binned, logits: Float64Array): void {
  // Thresholds are cuts, so a bin goes left where its number does not exceed the cut's.
  const cutBins = tree.feature.map((feature, node) =>
    feature < 0 ? 0 : (cuts[feature]?.indexOf(tree.threshold[node] ?? 0) ?? 0) + 1,
  )
  for (let row = 0; row < rows; row++) {
    let node = 0
    for (let feature = tree.feature[0] as number; feature >= 0; feature = tree.feature[node] as number) {
      const bin = bins[row * width + feature] as number
      const goesLeft = bin === 0 ? tree.unknownLeft[node] === 1 : bin <= (cutBins[node] as number)
      node = (goesLeft ? tree.left[node] : tree.right[node]) as number
    }
    logits[row] = (logits[row] as number) + (tree.value[node] as number)
  }
}
