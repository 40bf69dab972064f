/** Where the values of one feature are cut: a value belongs to the first bin whose cut it does not exceed. */
export type Cuts = number[]

/** Rows of features as bins, row after row: 0 is unknown, 1 and more are in the order of the values. */
export type Binned = { rows: number; width: number; bins: Uint8Array; cuts: Cuts[] }

/** Cuts that share the known values of a column evenly among at most `most` bins, which must not exceed 254. */
export function findCuts(values: ArrayLike<number>, most: number): Cuts {
  const known = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const distinct = known.filter((value, at) => at === 0 || value !== known[at - 1])
  if (distinct.length <= most) return between(distinct)
  const cuts: Cuts = []
  for (let bin = 1; bin < most; bin++) {
    const at = Math.floor((bin * known.length) / most)
    const [below, above] = [known[at - 1] ?? 0, known[at] ?? 0]
    const cut = below === above ? above : (below + above) / 2
    if (cut !== cuts.at(-1) && cut < (known.at(-1) ?? 0)) cuts.push(cut)
  }
  return cuts
}

function between(distinct: Float64Array): Cuts {
  return Array.from(distinct.subarray(1), (value, at) => (value + (distinct[at] ?? 0)) / 2)
}

/** The bin of a value: 0 where it is unknown. */
export function binOf(cuts: Cuts, value: number): number {
  if (Number.isNaN(value)) return 0
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (cuts[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low + 1
}

/** Sorts the given rows of a table into bins. */
export function binRows(
  { width, values }: { width: number; values: Float64Array },
  rows: ArrayLike<number>,
  mostBins: number,
): Binned {
  const bins = new Uint8Array(rows.length * width)
  const cuts: Cuts[] = []
  const column = new Float64Array(rows.length)
  for (let feature = 0; feature < width; feature++) {
    for (let at = 0; at < rows.length; at++)
      column[at] = values[(rows[at] ?? 0) * width + feature] ?? Number.NaN
    const own = findCuts(column, mostBins)
    cuts.push(own)
    for (let at = 0; at < rows.length; at++) bins[at * width + feature] = binOf(own, column[at] ?? Number.NaN)
  }
  return { rows: rows.length, width, bins, cuts }
}
