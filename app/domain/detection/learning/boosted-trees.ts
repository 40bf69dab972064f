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

/** All trees in one list of nodes, as the processor likes to read them; `left` and `right` are places in it. */
type Nodes = {
  roots: Int32Array
  feature: Int32Array
  threshold: Float64Array
  unknownLeft: Uint8Array
  left: Int32Array
  right: Int32Array
  value: Float64Array
}

const kept = new WeakMap<BoostedTrees, Nodes>()

function nodesOf(model: BoostedTrees): Nodes {
  const known = kept.get(model)
  if (known) return known
  const nodes = joinTrees(model.trees)
  kept.set(model, nodes)
  return nodes
}

function joinTrees(trees: Tree[]): Nodes {
  const roots = new Int32Array(trees.length)
  let count = 0
  for (const [at, { feature }] of trees.entries()) {
    roots[at] = count
    count += feature.length
  }
  const moved = (list: 'left' | 'right') =>
    Int32Array.from(trees.flatMap((tree, at) => tree[list].map((node) => node + (roots[at] ?? 0))))
  return {
    roots,
    feature: Int32Array.from(trees.flatMap(({ feature }) => feature)),
    threshold: Float64Array.from(trees.flatMap(({ threshold }) => threshold)),
    unknownLeft: Uint8Array.from(trees.flatMap(({ unknownLeft }) => unknownLeft)),
    left: moved('left'),
    right: moved('right'),
    value: Float64Array.from(trees.flatMap(({ value }) => value)),
  }
}

function nextNode({ threshold, unknownLeft, left, right }: Nodes, node: number, value: number): number {
  const goesLeft = Number.isNaN(value) ? unknownLeft[node] === 1 : value <= (threshold[node] as number)
  return (goesLeft ? left[node] : right[node]) as number
}

/** The log-odds (fake over genuine) of one row of features. */
export function scoreTrees(model: BoostedTrees, row: ArrayLike<number>): number {
  const nodes = nodesOf(model)
  const { roots, feature, value } = nodes
  let logit = model.baseline
  for (let at = 0; at < roots.length; at++) {
    const root = roots[at] as number
    let node = root
    while ((feature[node] as number) >= 0)
      node = nextNode(nodes, node, row[feature[node] as number] ?? Number.NaN)
    logit += (value[node] as number) - (value[root] as number)
  }
  return logit
}

/** What each feature adds to the log-odds of a row; with `baseline` it sums to its score. */
export function explainTrees(model: BoostedTrees, row: ArrayLike<number>): Float64Array {
  const nodes = nodesOf(model)
  const { roots, feature, value } = nodes
  const added = new Float64Array(model.names.length)
  for (let at = 0; at < roots.length; at++) {
    let node = roots[at] as number
    for (let own = feature[node] as number; own >= 0; own = feature[node] as number) {
      const next = nextNode(nodes, node, row[own] ?? Number.NaN)
      added[own] = (added[own] as number) + (value[next] as number) - (value[node] as number)
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
