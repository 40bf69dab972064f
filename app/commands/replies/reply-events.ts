import type { PlacedReply } from '#db/replies/intake'
import type { DomainEvent } from '#domain/event'

/** That readers see a reply beside its review now. */
export function reviewAnswered({ id, reviewId, revision }: PlacedReply): DomainEvent {
  return {
    type: 'review_answered',
    subject: { kind: 'review', id: reviewId },
    data: { replyId: id, revision },
  }
}
