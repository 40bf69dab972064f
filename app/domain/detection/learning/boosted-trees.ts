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

function leafOf(tree: Tree, row: ArrayLike<number>): number {
  let node = 0
  for (let feature = tree.feature[0] ?? -1; feature >= 0; feature = tree.feature[node] ?? -1) {
    node = nextNode(tree, node, row[feature] ?? Number.NaN)
  }
  return node
}

function nextNode(tree: Tree, node: number, value: number): number {
  const goesLeft = Number.isNaN(value) ? tree.unknownLeft[node] === 1 : value <= (tree.threshold[node] ?? 0)
  return (goesLeft ? tree.left[node] : tree.right[node]) ?? 0
}

/** The log-odds (fake over genuine) of one row of features. */
export function scoreTrees({ baseline, trees }: BoostedTrees, row: ArrayLike<number>): number {
  let logit = baseline
  for (const tree of trees) logit += (tree.value[leafOf(tree, row)] ?? 0) - (tree.value[0] ?? 0)
  return logit
}

/** What each feature adds to the log-odds of a row; with `baseline` it sums to its score. */
export function explainTrees({ names, trees }: BoostedTrees, row: ArrayLike<number>): Float64Array {
  const added = new Float64Array(names.length)
  for (const tree of trees) {
    let node = 0
    for (let feature = tree.feature[0] ?? -1; feature >= 0; feature = tree.feature[node] ?? -1) {
      const next = nextNode(tree, node, row[feature] ?? Number.NaN)
      added[feature] = (added[feature] ?? 0) + (tree.value[next] ?? 0) - (tree.value[node] ?? 0)
      node = next
    }
  }
  return added
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
