import { needsTwo } from '#commands/disputes/voice-removal'
import type { Appeal } from '#db/appeals/appeals'
import type { Tx } from '#db/client'
import { findDisputedReview } from '#db/disputes/disputes'
import { lockReview } from '#db/reviews'
import type { AppealableKind } from '#domain/appeals/filing'
import { needsSecondOpinion } from '#domain/appeals/outcome'
import type { AppealOutcome } from '#domain/appeals/state'
import { isPublic } from '#domain/review'

/**
 * Whether an outcome waits for a second person: where a seller's goods return (A7), or a disputed review is taken down
 * that nobody takes down alone (V17), also where they hid it for the time being and judge under a waiver. Holds that
 * review.
 */
export async function takesSecond(
  tx: Tx,
  { kind, subjectId, isWaived }: Pick<Appeal, 'subjectId'> & { kind: AppealableKind; isWaived: boolean },
  outcome: AppealOutcome,
  now: Date,
): Promise<boolean> {
  if (needsSecondOpinion(kind, outcome)) return true
  if (kind !== 'dispute_answered' || outcome !== 'overturned') return false
  const reviewId = await findDisputedReview(tx, subjectId)
  const review = reviewId && (await lockReview(tx, reviewId))
  if (!review || !isPublic(review.state)) return false
  return needsTwo(tx, isWaived ? { ...review, state: 'published' } : review, now)
}
