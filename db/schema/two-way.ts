import type { Instant, MovingInstant } from '#db/schema/columns'

export interface TwoWaySchema {
  sealedReview: { reviewId: string; orderId: string; opensAt: Instant; openedAt: MovingInstant | null }
}
