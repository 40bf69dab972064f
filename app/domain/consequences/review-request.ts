import { announced, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { ReviewRequestEvents } from '#domain/events/review-request'

export const reviewRequestConsequences: ConsequenceTable<ReviewRequestEvents> = {
  // The marketplace knows how to reach the buyer.
  review_requested: announced,
  praise_picking_seen: nothing,
  praise_picking_settled: ({ statementId }) => (statementId === null ? [] : announced()),
  praise_picking_withdrawn: announced,
}
