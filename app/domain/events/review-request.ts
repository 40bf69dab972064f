import type { Language } from '#domain/language'
import type { InvitedOrders, PickingOutcome } from '#domain/review-requests/skew'

/** Buyers who are asked for a review at a seller's wish, and shops that ask only some of them. */
export type ReviewRequestEvents = {
  review_requested: { sellerId: string; buyerId: string; language: Language; wording: number }
  praise_picking_seen: InvitedOrders & { pickingId: string }
  praise_picking_settled: { pickingId: string; outcome: PickingOutcome }
}
