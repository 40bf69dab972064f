import type { AskedQuestion } from '#db/coercion/questions'
import type { DomainEvent } from '#domain/event'

/** That the author of a changed review is asked about the change. */
export function changeQuestioned({ id, reviewId, ...rest }: AskedQuestion): DomainEvent {
  return {
    type: 'review_change_questioned',
    subject: { kind: 'review', id: reviewId },
    data: { questionId: id, ...rest },
  }
}
