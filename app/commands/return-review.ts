import { record } from '#commands/record'
import type { Database } from '#db/client'
import { releaseHeldRatings } from '#db/coercion/questions'
import { endCoolingOff, findWithdrawal } from '#db/coercion/withdrawals'
import { lockReview, setReview } from '#db/reviews'
import { type CoolingOffRefusal, judgeReturn } from '#domain/coercion/cooling-off'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { moveReview, type ReviewRefusal, type ReviewState } from '#domain/review'

export type ReturnRefusal =
  | ReviewRefusal
  | CoolingOffRefusal
  | { reason: 'not_found' }
  | { reason: 'not_the_author' }

/**
 * Shows a review again whose author has thought better of taking it back, as it was and with its date (V19). Only within
 * the day of cooling off; doing it twice changes nothing.
 */
export async function returnReview(
  db: Database,
  { reviewId, by }: { reviewId: string; by: string },
  actor: Actor,
  now: Date,
): Promise<Result<{ state: ReviewState; version: number }, ReturnRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    if (by !== review.authorId) return refuse({ reason: 'not_the_author' as const })
    const withdrawal = await findWithdrawal(tx, reviewId)
    const isEnded = withdrawal?.endedAt && withdrawal.revision === review.revision
    const isBack = isEnded && review.state !== 'withdrawn' && review.publishedRevision !== null
    if (isBack) return ok({ state: review.state, version: review.version })
    const judged = judgeReturn(withdrawal, review.revision, now)
    if (!judged.ok) return judged
    const { publishedRevision, publishedText } = judged.value
    const moved = moveReview(review.state, publishedText === null ? 'show_again' : 'show_masked')
    if (!moved.ok) return moved

    await setReview(tx, reviewId, { state: moved.value, publishedRevision, publishedText })
    await endCoolingOff(tx, reviewId, { endedAt: now, outcome: 'taken_back' })
    await releaseHeldRatings(tx, [reviewId])
    const data = { before: review.state, after: moved.value, revision: review.revision }
    await record(
      tx,
      [{ type: 'review_returned_by_author', subject: { kind: 'review', id: reviewId }, data }],
      { actor: { ...actor, onBehalfOf: by }, at: now },
    )
    return ok({ state: moved.value, version: review.version + 1 })
  })
}
