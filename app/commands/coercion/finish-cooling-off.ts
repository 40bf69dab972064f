import { record } from '#commands/record'
import type { Database } from '#db/client'
import { releaseHeldRatings } from '#db/coercion/questions'
import { endCoolingOff, findWithdrawal } from '#db/coercion/withdrawals'
import { lockReview } from '#db/reviews'

const actor = { kind: 'job', id: 'keep_clocks' } as const

/**
 * Makes a withdrawal final once its author has had 24 hours to think better of it (V19): from now on the review counts
 * no more, unless its author is still asked whether it was their own wish. Idempotent.
 */
export async function finishCoolingOff(
  db: Database,
  { reviewId }: { reviewId: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    const withdrawal = await findWithdrawal(tx, reviewId)
    if (!review || !withdrawal || withdrawal.endedAt || withdrawal.untilAt > now) return
    await endCoolingOff(tx, reviewId, { endedAt: now, outcome: 'final' })
    await releaseHeldRatings(tx, [reviewId])
    const subject = { kind: 'review', id: reviewId } as const
    await record(tx, [{ type: 'review_cooled_off', subject, data: {} }], { actor, at: now })
  })
}
