/**
 * One tree as parallel lists, the root first. `feature` is −1 in a leaf. `value` is the log-odds a node adds on
 * average over the reviews it was grown on; what a path adds is the sum of its steps from node to node.
 */
export type Tree = {
  feature: number[]
  /** A value that is not greater goes left. */
  threshold: number[]
  /** 1 where an unknown value goes left. */
  unknownLeft: number[]
  left: number[]
  right: number[]
  value: number[]
}

/** A sum of trees in log-odds. `baseline` is that of a review nothing is known of, on average. */
export type BoostedTrees = { names: string[]; baseline: number; trees: Tree[] }

/**
 * All trees in one list of nodes, as the processor likes to read them: the right one of two children stands after the
 * left one, whose place is `left`.
 */
type Nodes = {
  roots: Int32Array
  /** The place in a doubled row of what a node reads; −1 in a leaf. */
  feature: Int32Array
  threshold: Float64Array
  left: Int32Array
  /** What coming here from its parent adds. */
  step: Float64Array
}

const kept = new WeakMap<BoostedTrees, Nodes>()

function nodesOf(model: BoostedTrees): Nodes {
  const known = kept.get(model)
  if (known) return known
  const nodes = joinTrees(model)
  kept.set(model, nodes)
  return nodes
}

function joinTrees({ names, trees }: BoostedTrees): Nodes {
  const count = trees.reduce((sum, { feature }) => sum + feature.length, 0)
  const nodes: Nodes = {
    roots: new Int32Array(trees.length),
    feature: new Int32Array(count),
    threshold: new Float64Array(count),
    left: new Int32Array(count),
    step: new Float64Array(count),
  }
  let free = 0
  for (const [at, tree] of trees.entries()) {
    nodes.roots[at] = free
    free = placeTree(nodes, tree, free, names.length)
  }
  return nodes
}

/** Puts a tree's nodes where there is room from `free` on, and says where there is room after it. */
function placeTree(nodes: Nodes, tree: Tree, root: number, width: number): number {
  let free = root + 1
  const placed = [{ node: 0, place: root }]
  for (const { node, place } of placed) {
    const feature = tree.feature[node] as number
    nodes.feature[place] = feature
    if (feature < 0) continue
    if (tree.unknownLeft[node] !== 1) nodes.feature[place] = feature + width
    nodes.threshold[place] = tree.threshold[node] as number
    nodes.left[place] = free
    for (const child of [tree.left[node] as number, tree.right[node] as number]) {
      nodes.step[free] = (tree.value[child] as number) - (tree.value[node] as number)
      placed.push({ node: child, place: free++ })
    }
  }
  return free
}

/** A row twice: first with unknown values below every threshold, so that they go left, then above, so that they go right. */
function doubled(row: ArrayLike<number>, width: number): Float64Array {
  const both = new Float64Array(2 * width)
  for (let at = 0; at < width; at++) {
    const value = row[at] ?? Number.NaN
    const isUnknown = Number.isNaN(value)
    both[at] = isUnknown ? Number.NEGATIVE_INFINITY : value
    both[at + width] = isUnknown ? Number.POSITIVE_INFINITY : value
  }
  return both
}

/** The log-odds (fake over genuine) of one row of features. */
export function scoreTrees(model: BoostedTrees, row: ArrayLike<number>): number {
  return explainTrees(model, row).reduce((sum, added) => sum + added, model.baseline)
}

/** What each feature adds to the log-odds of a row; with `baseline` it sums to its score. */
export function explainTrees(model: BoostedTrees, row: ArrayLike<number>): Float64Array {
  const { roots, feature, threshold, left, step } = nodesOf(model)
  const width = model.names.length
  const values = doubled(row, width)
  const added = new Float64Array(2 * width)
  for (let at = 0; at < roots.length; at++) {
    let node = roots[at] as number
    for (let own = feature[node] as number; own >= 0; own = feature[node] as number) {
      const goesRight = (values[own] as number) > (threshold[node] as number)
      node = (left[node] as number) + Number(goesRight)
      added[own] = (added[own] as number) + (step[node] as number)
    }
  }
  for (let at = 0; at < width; at++) added[at] = (added[at] as number) + (added[at + width] as number)
  return added.subarray(0, width)
}

/** One sum of trees whose score and contributions are the means of those of all the given, which read the same features. */
export function averageTrees(ensembles: BoostedTrees[]): BoostedTrees {
  const share = 1 / ensembles.length
  return {
    names: ensembles[0]?.names ?? [],
    baseline: ensembles.reduce((sum, { baseline }) => sum + baseline * share, 0),
    trees: ensembles.flatMap(({ trees }) =>
      trees.map((tree) => ({ ...tree, value: tree.value.map((value) => value * share) })),
    ),
  }
}
