import { vouchForDocuments } from '#commands/measures/vouch-for-documents'
import { receiveRows } from '#commands/receive-rows'
import type { Database } from '#db/client'
import { editSellers, insertSellers, lockSellers } from '#db/sellers'
import type { Actor } from '#domain/event'
import type { RowOutcome, SellerRow } from '#domain/intake'

/** Takes sellers and the proofs they come with; one already known is edited. Reviews that waited for a new seller are set off. */
export function receiveSellers(
  db: Database,
  rows: SellerRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  return receiveRows(
    db,
    rows,
    {
      lockKnown: lockSellers,
      insert: insertSellers,
      edit: editSellers,
      follow: vouchForDocuments,
      received: ({ id }) => ({ type: 'seller_received', subject: { kind: 'seller', id }, data: {} }),
      edited: ({ id }) => ({ type: 'seller_edited', subject: { kind: 'seller', id }, data: {} }),
    },
    { actor, now },
  )
}
