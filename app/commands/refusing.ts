import type { Database, Tx } from '#db/client'
import type { Result } from '#domain/result'

/** A transaction that is rolled back where its work is refused, whatever had been written by then. */
export async function refusing<Value, Refusal>(
  db: Database,
  work: (tx: Tx) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const tx = await db.startTransaction().execute()
  try {
    const result = await work(tx)
    await (result.ok ? tx.commit() : tx.rollback()).execute()
    return result
  } catch (error) {
    if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute()
    throw error
  }
}
