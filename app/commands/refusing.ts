import type { Database, Tx } from '#db/client'
import type { Result } from '#domain/result'

/**
 * A transaction that is rolled back where its work is refused, whatever had been written by then; where `isLook`, always:
 * then somebody only wants to see what it would come to.
 */
export async function refusing<Value, Refusal>(
  db: Database,
  work: (tx: Tx) => Promise<Result<Value, Refusal>>,
  isLook = false,
): Promise<Result<Value, Refusal>> {
  const tx = await db.startTransaction().execute()
  try {
    const result = await work(tx)
    await (result.ok && !isLook ? tx.commit() : tx.rollback()).execute()
    return result
  } catch (error) {
    if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute()
    throw error
  }
}
