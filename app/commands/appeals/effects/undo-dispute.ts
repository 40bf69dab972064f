import type { Undoing, Undone, UndoRefusal } from '#commands/appeals/effects/undoing'
import { restrictPublished } from '#commands/disputes/restrict-published'
import type { Tx } from '#db/client'
import { findDisputedReview, lockDispute } from '#db/disputes/disputes'
import { type LockedReview, lockReview } from '#db/reviews'
import { ok, type Result, refuse } from '#domain/result'
import { moveReview, shownRevision, wasShown } from '#domain/review'

/**
 * Takes down a review whose seller was right to dispute it, unless it is another by now or gone already. While an edit
 * of it or it itself, reopened, waits in line, readers still see it as it was: refused until that is decided.
 */
export async function undoDispute(
  tx: Tx,
  { appeal, person, zone, now }: Undoing,
): Promise<Result<Undone, UndoRefusal>> {
  const reviewId = await findDisputedReview(tx, appeal.subjectId)
  const review = reviewId && (await lockReview(tx, reviewId))
  const dispute = await lockDispute(tx, appeal.subjectId)
  if (!dispute || !review || !isAsDisputed(review, dispute))
    return ok({ effects: ['superseded'], events: [] })
  if (!moveReview(review.state, 'take_down').ok) return refuse({ reason: 'review_waits' })
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

/** Whether what readers see of it, or saw until it was hidden for the time being, is what was disputed. */
function isAsDisputed(review: LockedReview, { revision }: { revision: number }): boolean {
  return wasShown(review) && shownRevision(review) === revision
}
