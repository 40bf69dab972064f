/** What else the marketplace sends in. */
export type IntakeEvents = {
  seller_received: Record<never, never>
  seller_edited: Record<never, never>
  order_received: Record<never, never>
  /** `movedFrom` is the seller it was of before, where that has changed. */
  order_edited: { movedFrom?: string }
  reply_received: { reviewId: string }
  resolution_confirmed: Record<never, never>
}
