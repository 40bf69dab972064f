import type { RingState } from '#domain/rings/ring'

/** What happens to groups of authors tied to each other. Counts are numbers of members and of reviews. */
export type RingEvents = {
  ring_found: { members: number; reviews: number }
  ring_grew: { before: RingState; after: RingState; newMembers: number; newReviews: number }
  ring_rejected: { before: RingState; round: number; reasonCode: string; reviews: number }
  ring_dismissed: { before: RingState; note: string }
  ring_decisions_written: { round: number; rejected: number; left: number }
  ring_decision_undone: { before: RingState; round: number }
  ring_member_exempted: { authorId: string; reason: string }
  ring_member_included: { authorId: string }
}
