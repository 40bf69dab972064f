import type { Undoing, Undone, UndoRefusal } from '#commands/appeals/effects/undoing'
import { restrictPublished } from '#commands/disputes/restrict-published'
import type { Tx } from '#db/client'
import { findDisputedReview, lockDispute } from '#db/disputes/disputes'
import { lockReview } from '#db/reviews'
import { ok, type Result } from '#domain/result'
import { isPublic } from '#domain/review'

/** Takes down a review whose seller was right to dispute it, unless it is another by now or gone already. */
export async function undoDispute(
  tx: Tx,
  { appeal, person, zone, now }: Undoing,
): Promise<Result<Undone, UndoRefusal>> {
  const reviewId = await findDisputedReview(tx, appeal.subjectId)
  const review = reviewId && (await lockReview(tx, reviewId))
  const dispute = await lockDispute(tx, appeal.subjectId)
  const isAsJudged = review && isPublic(review.state) && review.revision === dispute?.revision
  if (!dispute || !review || !isAsJudged) return ok({ effects: ['superseded'], events: [] })
  const verdict = { action: 'reject', reasonCode: dispute.reasonCode } as const
  const requestKey = `appeal ${appeal.id} ${appeal.version}`
  const down = await restrictPublished(tx, {
    review,
    verdict,
    person,
    now,
    requestKey,
    zone,
    origin: 'other',
  })
  if (!down.ok)
    return down.refusal.reason === 'statement_incomplete'
      ? { ok: false, refusal: down.refusal }
      : ok({ effects: ['superseded'], events: [] })
  return ok({ effects: ['review_removed', 'metrics'], events: [down.value] })
}
