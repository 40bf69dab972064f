import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockDispute, setDispute } from '#db/disputes/disputes'
import { type DisputeMoveRefusal, moveDispute } from '#domain/disputes/dispute'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Takes a shop's dispute back. */
export async function withdrawDispute(
  db: Database,
  { disputeId }: { disputeId: string },
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, DisputeMoveRefusal | { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const dispute = await lockDispute(tx, disputeId)
    if (dispute?.sellerId !== person.sellerId) return refuse({ reason: 'not_found' as const })
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
