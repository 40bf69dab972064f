import { isDatabaseAway } from '#app/api/problem-from-error.ts'

type Waiting<Row, Outcome> = {
  row: Row
  resolve: (outcome: Outcome) => void
  reject: (error: unknown) => void
}

/** As many rows as one batch of the intake may have at its best speed. */
const largestBatch = 500

/**
 * Makes one write of many single ones: while a batch is being written, rows that arrive gather and go together
 * in the next. A lone row waits for nobody. A batch that fails is written again row by row, so that one
 * caller's trouble is not another's; with the database away all of them are told at once.
 *
 * @param write must keep all rows it is given or none, and answer in their order.
 */
export function groupCommit<Row, Outcome>(
  write: (rows: Row[]) => Promise<Outcome[]>,
): (row: Row) => Promise<Outcome> {
  const gathered: Waiting<Row, Outcome>[] = []
  let isWriting = false

  async function drain(): Promise<void> {
    if (isWriting) return
    isWriting = true
    while (gathered.length > 0) await settle(write, gathered.splice(0, largestBatch))
    isWriting = false
  }

  return (row) =>
    new Promise((resolve, reject) => {
      gathered.push({ row, resolve, reject })
      void drain()
    })
}

/** Writes a batch and tells each caller of its own row; never rejects. */
async function settle<Row, Outcome>(
  write: (rows: Row[]) => Promise<Outcome[]>,
  batch: Waiting<Row, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await write(batch.map(({ row }) => row))
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]
      if (outcome === undefined) reject(new Error('A row was written and its outcome is missing'))
      else resolve(outcome)
    })
  } catch (error) {
    if (batch.length === 1 || isDatabaseAway(error)) for (const { reject } of batch) reject(error)
    else for (const one of batch) await settle(write, [one])
  }
}
