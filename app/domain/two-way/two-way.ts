import type { ReviewState } from '#domain/review'

const dayMs = 86_400_000

/** One of the two reviews of an order. `visibleAt` is since when the other side could read it; null while it could not. */
export type Side = { id: string; rating: number; createdAt: Date; visibleAt: Date | null }

/** A bad word later than this after the other's is hardly an answer to it. */
const soonMs = 14 * dayMs

/**
 * Whether a review looks like an answer in kind (R3.2): both are negative, and it was written within two weeks after its
 * author could read the other's. A signal for a person; nothing is held back for it.
 */
export function looksLikeRetaliation(later: Side, earlier: Side): boolean {
  if (later.rating > 2 || earlier.rating > 2 || !earlier.visibleAt) return false
  const afterMs = later.createdAt.getTime() - earlier.visibleAt.getTime()
  return afterMs >= 0 && afterMs <= soonMs
}

/** When a sealed review opens, if the other side does not write before. */
export function opensAt(receivedAt: Date, days: number): Date {
  return new Date(receivedAt.getTime() + days * dayMs)
}

/** Whether a shop can write anew what it wrote about its buyer: where it was sent back to it or turned down (V10). */
export function isToMend(state: ReviewState): boolean {
  return state === 'returned_to_author' || state === 'rejected'
}
