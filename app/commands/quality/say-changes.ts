import type { Tx } from '#db/client'
import type { SellerScope } from '#db/quality/seller-scope'
import { type ChangedSeller, takeChangedSellers } from '#db/quality/told'
import type { DomainEvent } from '#domain/event'

/** So many sellers are told of in one step. */
export const changesAtOnce = 1_000

/** The events of sellers about whom something else is to be said than before. */
export async function sayChanges(
  tx: Tx,
  { runId, scope }: { runId: number; scope: SellerScope },
): Promise<DomainEvent[]> {
  const changed = await takeChangedSellers(tx, { runId, scope, limit: changesAtOnce })
  return changed.map((change) => changeEvent(runId, change))
}

function changeEvent(runId: number, { sellerId, ...change }: ChangedSeller): DomainEvent {
  return {
    type: 'seller_quality_changed',
    subject: { kind: 'seller', id: sellerId },
    data: { runId, ...change },
  }
}
