import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findExtortingAuthor } from '#db/complaints/findings'
import { findBuyerOfOrder } from '#db/orders'
import type { ComplaintSide } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'

/**
 * Who a side of a complaint is; undefined where nobody is known, as of a report about an order that never came in. Whom
 * a shop reports is the buyer of the order, or whoever wrote the review something was last found to be demanded with,
 * and stays so when an appeal has taken that back: they are told what becomes of it (`parties_of_complaint` agrees).
 */
export async function findParty(
  db: Database | Tx,
  { id, sellerId, orderId, complainantId, filedBy, topic }: Complaint,
  side: ComplaintSide,
): Promise<string | undefined> {
  if (side === sideOfSeller(filedBy)) return sellerId
  if (side === 'complainant') return complainantId
  const buyerId = orderId === null ? undefined : await findBuyerOfOrder(db, { orderId, sellerId })
  return buyerId ?? (topic === 'review_extortion' ? findExtortingAuthor(db, id) : undefined)
}
