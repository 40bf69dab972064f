import type { ShownReview } from '#app/components/portal/review-card.tsx'
import type { ShopReview } from '#db/portal/reviews'

/** A review as a page of the portal gets it. */
export function shownReview({ createdAt, repliedAt, ...review }: ShopReview): ShownReview {
  return {
    ...review,
    createdAt: createdAt.toISOString(),
    repliedAt: repliedAt?.toISOString() ?? null,
  }
}
