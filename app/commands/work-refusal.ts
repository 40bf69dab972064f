import type { Database, Tx } from '#db/client'
import { findWorkItem } from '#db/work-queue'

/**
 * Why a person cannot do something with an item: it is closed, unknown or of whom they are tied to, or another has it.
 */
export type WorkRefusal =
  | { reason: 'not_found' }
  | { reason: 'not_permitted' }
  | { reason: 'tied' }
  | { reason: 'lease_lost'; by: string | null; until: Date | null }

/** Says why an item was not to be had, after a statement that found it neither free nor the person's own. */
export async function explainLoss(db: Database | Tx, workItemId: string): Promise<WorkRefusal> {
  const item = await findWorkItem(db, workItemId)
  if (!item || item.closedAt) return { reason: 'not_found' }
  return { reason: 'lease_lost', by: item.holderName, until: item.leaseUntil }
}
