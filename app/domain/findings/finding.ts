import type { QuestionedChange } from '#domain/coercion/question'
import type { InvitedOrders } from '#domain/review-requests/skew'

/**
 * What a shop can be found to have done with reviews: had one changed (B16), rated in return, picked whom it asks
 * (B15).
 */
export const findingKinds = ['coerced_change', 'retaliation', 'praise_picking'] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * A finding about a shop, as far as its statement goes. A change is told without its review: by that the shop would
 * know its author, and so who was asked about the change (B16, B26).
 */
export type Finding = {
  id: string
  sellerId: string
  shop: string
  /** The facts as whoever decided wrote them for the shop. */
  told: string
  decidedAt: Date
} & (
  | { kind: 'coerced_change'; change: QuestionedChange }
  | { kind: 'retaliation'; reviewId: string }
  | { kind: 'praise_picking'; figures: InvitedOrders }
)

type OfReview = { kind: 'coerced_change' | 'retaliation'; direction: 'buyer_to_seller' | 'seller_to_buyer' }

/** Whether a case about a review is one about its shop: a buyer may answer in kind as well, and then it is not. */
export function isAboutShop({ kind, direction }: OfReview): boolean {
  return kind === 'coerced_change' || direction === 'seller_to_buyer'
}
