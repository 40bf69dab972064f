import type { Tx } from '#db/client'
import { findFault, type SaidFault, setFault } from '#db/disputes/faults'
import type { LockedReview } from '#db/reviews'
import type { DomainEvent } from '#domain/event'
import { shownRevision } from '#domain/review'

/**
 * Keeps whose fault what readers read in a review was, however it was found: by somebody who looked, in a dispute, or
 * because the seller asked. The event that says so, by which the seller is counted anew and the marketplace hears.
 */
export async function sayFault(
  tx: Tx,
  { review, ...said }: Pick<SaidFault, 'fault' | 'note' | 'setBy' | 'waiverId'> & { review: LockedReview },
  now: Date,
): Promise<DomainEvent> {
  const { id, sellerId } = review
  const revision = shownRevision(review)
  const known = await findFault(tx, id)
  await setFault(tx, { reviewId: id, revision, ...said }, now)
  const data = { sellerId, revision, fault: said.fault, before: known?.fault ?? null }
  return { type: 'fault_attributed', subject: { kind: 'review', id }, data }
}
