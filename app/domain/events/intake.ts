/** What else the marketplace sends in. */
export type IntakeEvents = {
  seller_received: Record<never, never>
  seller_edited: Record<never, never>
  order_received: Record<never, never>
  order_edited: Record<never, never>
  reply_received: { reviewId: string }
  resolution_confirmed: Record<never, never>
}
