/**
 * Rows of few numbers among many columns, one after the other: row r spans `starts[r]` to `starts[r + 1]`. A
 * row's numbers are its own value times the scale of their columns.
 */
export type SparseRows = { starts: Int32Array; columns: Int32Array; values: Float64Array }

/** Collects rows one by one. */
export function createSparseRows() {
  let columns = new Int32Array(1 << 16)
  const starts = [0]
  const values: number[] = []
  return {
    add(row: { count: number; columns: Int32Array; value: number }): void {
      const start = starts.at(-1) ?? 0
      while (start + row.count > columns.length) {
        const larger = new Int32Array(columns.length * 2)
        larger.set(columns)
        columns = larger
      }
      columns.set(row.columns.subarray(0, row.count), start)
      starts.push(start + row.count)
      values.push(row.value)
    },
    rows: (): SparseRows => ({ starts: Int32Array.from(starts), columns, values: Float64Array.from(values) }),
  }
}
