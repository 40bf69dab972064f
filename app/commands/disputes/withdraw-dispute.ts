import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findDisputedReview, lockDispute, setDispute } from '#db/disputes/disputes'
import { lockReview } from '#db/reviews'
import { type DisputeMoveRefusal, moveDispute } from '#domain/disputes/dispute'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Takes a shop's dispute back; a repeated request changes nothing. */
export async function withdrawDispute(
  db: Database,
  { disputeId }: { disputeId: string },
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, DisputeMoveRefusal | { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const reviewId = await findDisputedReview(tx, disputeId)
    const review = reviewId && (await lockReview(tx, reviewId))
    const dispute = review ? await lockDispute(tx, disputeId) : undefined
    if (dispute?.sellerId !== person.sellerId) return refuse({ reason: 'not_found' as const })
    if (dispute.state === 'withdrawn') return ok(undefined)
    const moved = moveDispute(dispute.state, 'withdraw')
    if (!moved.ok) return moved
    await setDispute(tx, disputeId, { state: moved.value })
    const data = { reviewId: dispute.reviewId, sellerId: dispute.sellerId }
    await record(tx, [{ type: 'dispute_withdrawn', subject: { kind: 'dispute', id: disputeId }, data }], {
      ...{ actor: { kind: 'person', id: person.id }, at: now },
    })
    return ok(undefined)
  })
}
