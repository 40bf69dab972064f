import { announced, atOnce, type ConsequenceTable, type JobToDo, nothing } from '#domain/consequences/table'
import type { ReplyEvents } from '#domain/events/reply'

/** A reply counts for its shop beside its review. */
const recount: JobToDo = { job: 'recount_reviews', afterMs: 0 }

export const replyConsequences: ConsequenceTable<ReplyEvents> = {
  reply_submitted: atOnce('recount_reviews'),
  // That one was published is told by `review_answered`.
  reply_decided: ({ action, reviewId }) => {
    const ofReview = { ...recount, subjectId: reviewId }
    return action === 'publish' ? [ofReview] : [...announced(), ofReview]
  },
  reply_withdrawn: () => [...announced(), recount],
  remedy_recorded: nothing,
  remedy_taken_back: nothing,
}
