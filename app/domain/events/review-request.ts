import type { Language } from '#domain/language'
import type { InvitedOrders, PickingOutcome } from '#domain/review-requests/skew'

/** Buyers who are asked for a review at a seller's wish, and shops that ask only some of them. */
export type ReviewRequestEvents = {
  review_requested: { sellerId: string; buyerId: string; language: Language; wording: number }
  praise_picking_seen: InvitedOrders & { pickingId: string }
  /** The statement is the shop's, where it does pick. */
  praise_picking_settled: { pickingId: string; outcome: PickingOutcome; statementId: string | null }
  /** An appeal took back that a shop picks praise. */
  praise_picking_withdrawn: { pickingId: string }
}
