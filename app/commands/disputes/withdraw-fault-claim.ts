import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findFaultClaim, lockFaultClaim, setFaultClaim } from '#db/disputes/fault-claims'
import { lockReview } from '#db/reviews'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Takes back what a shop said of whose fault it was; once it is judged it stands. A repeated request changes nothing.
 */
export async function withdrawFaultClaim(
  db: Database,
  { claimId }: { claimId: string },
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' | 'not_allowed_now' }>> {
  return db.transaction().execute(async (tx) => {
    const named = await findFaultClaim(tx, claimId)
    const review = named && (await lockReview(tx, named.reviewId))
    const claim = review && (await lockFaultClaim(tx, claimId))
    if (claim?.sellerId !== person.sellerId) return refuse({ reason: 'not_found' as const })
    if (claim.state === 'withdrawn') return ok(undefined)
    if (claim.state !== 'open') return refuse({ reason: 'not_allowed_now' as const })
    await setFaultClaim(tx, claimId, { state: 'withdrawn' })
    const subject = { kind: 'review', id: claim.reviewId } as const
    const data = { claimId, sellerId: claim.sellerId }
    await record(tx, [{ type: 'fault_claim_withdrawn', subject, data }], {
      ...{ actor: { kind: 'person', id: person.id }, at: now },
    })
    return ok(undefined)
  })
}
