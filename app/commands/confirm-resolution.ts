import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertConfirmedResolution } from '#db/review-resolutions'
import { lockReview } from '#db/reviews'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

export type ConfirmResolution = { reviewId: string; by: string }
export type ConfirmRefusal = { reason: 'not_found' | 'not_the_author' | 'not_negative' }

/**
 * The author of a negative review says that the seller has solved it (R4.9a). Nobody else can; the review stays as
 * it is. Saying it twice changes nothing.
 */
export async function confirmResolution(
  db: Database,
  { reviewId, by }: ConfirmResolution,
  actor: Actor,
  now: Date,
): Promise<Result<{ isNew: boolean }, ConfirmRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    if (by !== review.authorId) return refuse({ reason: 'not_the_author' as const })
    if (review.rating > 2) return refuse({ reason: 'not_negative' as const })

    const resolution = { reviewId, sellerId: review.sellerId, setBy: by, setAt: now }
    if (!(await insertConfirmedResolution(tx, resolution))) return ok({ isNew: false })
    const subject = { kind: 'review', id: reviewId } as const
    await record(tx, [{ type: 'resolution_confirmed', subject, data: {} }], {
      actor: { ...actor, onBehalfOf: by },
      at: now,
    })
    return ok({ isNew: true })
  })
}
