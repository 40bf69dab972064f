import type { Tx } from '#db/client'
import { findFault, type SaidFault, setFault } from '#db/disputes/faults'
import type { DomainEvent } from '#domain/event'

/**
 * Keeps whose fault what a review tells of was, however it was found: by somebody who looked, in a dispute, or because
 * the seller asked. The event that says so, by which the seller is counted anew and the marketplace hears.
 */
export async function sayFault(
  tx: Tx,
  { sellerId, ...said }: SaidFault & { sellerId: string },
  now: Date,
): Promise<DomainEvent> {
  const known = await findFault(tx, said.reviewId)
  const revision = await setFault(tx, said, now)
  const data = { sellerId, revision, fault: said.fault, before: known?.fault ?? null }
  return { type: 'fault_attributed', subject: { kind: 'review', id: said.reviewId }, data }
}
