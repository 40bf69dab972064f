import { changeQuestioned } from '#commands/coercion/question-events'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { askAboutWithdrawal } from '#db/coercion/questions'
import { beginCoolingOff } from '#db/coercion/withdrawals'
import { type LockedReview, lockReview, setReview } from '#db/reviews'
import { closeWorkItem, lockOpenWorkItem } from '#db/work-queue'
import { coolingOffMs } from '#domain/coercion/cooling-off'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { isPublic, moveReview, type ReviewRefusal, type ReviewState } from '#domain/review'

export type WithdrawReview = { reviewId: string; by: string; reason?: string | undefined }
export type WithdrawRefusal = ReviewRefusal | { reason: 'not_found' } | { reason: 'not_the_author' }

/**
 * The author takes a review back (V19). Only the author can; taking it back twice changes nothing. Readers do not see it
 * any more at once; for a day it counts on, and its author can think better of it.
 */
export async function withdrawReview(
  db: Database,
  { reviewId, by, reason }: WithdrawReview,
  actor: Actor,
  now: Date,
): Promise<Result<{ state: ReviewState; version: number }, WithdrawRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    if (by !== review.authorId) return refuse({ reason: 'not_the_author' as const })
    if (review.state === 'withdrawn') return ok({ state: review.state, version: review.version })
    const moved = moveReview(review.state, 'withdraw')
    if (!moved.ok) return moved

    const item = await lockOpenWorkItem(tx, reviewId)
    if (item) await closeWorkItem(tx, item.id, now)
    await setReview(tx, reviewId, {
      state: moved.value,
      publishedRevision: null,
      publishedText: null,
      dueAt: null,
    })
    const wasPublic = review.publishedRevision !== null
    const coolsUntil = await coolOff(tx, review, now)
    const asked = wasPublic ? await askAboutWithdrawal(tx, reviewId, now) : []
    await record(
      tx,
      [
        {
          type: 'review_withdrawn',
          subject: { kind: 'review', id: reviewId },
          data: {
            before: review.state,
            after: moved.value,
            revision: review.revision,
            reason: reason ?? null,
            wasPublic,
            coolsUntil,
          },
        },
        ...asked.map(changeQuestioned),
      ],
      { actor: { ...actor, onBehalfOf: by }, at: now },
    )
    return ok({ state: moved.value, version: review.version + 1 })
  })
}

/** Keeps what readers saw, to show it again should its author think better of it; until when they can, where they saw it. */
async function coolOff(tx: Tx, review: LockedReview, now: Date): Promise<string | null> {
  if (review.publishedRevision === null) return null
  const untilAt = new Date(now.getTime() + coolingOffMs)
  const publishedRevision = isPublic(review.state) ? review.publishedRevision : null
  const seen = { publishedRevision, publishedText: review.publishedText }
  await beginCoolingOff(tx, {
    reviewId: review.id,
    revision: review.revision,
    withdrawnAt: now,
    untilAt,
    ...seen,
  })
  return untilAt.toISOString()
}
