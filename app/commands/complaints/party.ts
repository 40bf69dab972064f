import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findBuyerOfOrder } from '#db/orders'
import type { ComplaintSide } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'

/** Who a side of a complaint is; undefined where nobody is known: a report about an order that never came in. */
export async function findParty(
  db: Database | Tx,
  { sellerId, orderId, complainantId, filedBy }: Complaint,
  side: ComplaintSide,
): Promise<string | undefined> {
  if (side === sideOfSeller(filedBy)) return sellerId
  if (side === 'complainant') return complainantId
  return orderId === null ? undefined : findBuyerOfOrder(db, { orderId, sellerId })
}
