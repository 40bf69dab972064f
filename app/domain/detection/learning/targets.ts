/**
 * What is to be learnt of rows: 1 for a fake, 0 for a genuine review, and for how many reviews each row stands
 * beside the others. Without weights each stands for itself.
 */
export type Targets = { labels: ArrayLike<number>; weights?: ArrayLike<number> | undefined }

/** For how many reviews a row stands. */
export function weightOf(weights: ArrayLike<number> | undefined, row: number): number {
  return weights ? (weights[row] ?? 1) : 1
}
