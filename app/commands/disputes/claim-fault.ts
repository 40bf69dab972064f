import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findTakenBackClaim, insertFaultClaim, listFaultClaimsOf } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { findRecorded } from '#db/events'
import { carryNotices } from '#db/notices/settle'
import { lockReview } from '#db/reviews'
import { addCalendarDays } from '#domain/day'
import { disputeAnswerDays } from '#domain/disputes/dispute'
import type { FaultOfOthers } from '#domain/disputes/fault'
import { type FaultClaimRefusal, judgeFaultClaim } from '#domain/disputes/fault-claim'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { shownRevision } from '#domain/review'

export type ClaimFault = {
  reviewId: string
  fault: FaultOfOthers
  text: string
  /** In which the days until the answer are counted. */
  zone: string
  requestKey: string
}
export type ClaimFaultRefusal = FaultClaimRefusal | { reason: 'not_found' | 'request_key_taken' }

/**
 * Takes a seller's word that what a bad review tells of was somebody else's fault (B17); nothing changes by it until it
 * is judged. It is no dispute and none of the limits of disputes hold for it. A repeated request changes nothing; one
 * of anything else under the same key is refused.
 */
export async function claimFault(
  db: Database,
  { reviewId, fault, text, zone, requestKey }: ClaimFault,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, ClaimFaultRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review || review.sellerId !== person.sellerId) return refuse({ reason: 'not_found' as const })
    const seen = await findRecorded(tx, requestKey)
    if (seen?.type === 'fault_claimed' && seen.subjectId === reviewId) return ok(undefined)
    if (seen) return refuse({ reason: 'request_key_taken' as const })
    const { sellerId } = review
    const revision = shownRevision(review)
    const earlier = await listFaultClaimsOf(tx, reviewId)
    const known = await findFault(tx, reviewId)
    const judged = judgeFaultClaim({ review, known: known?.fault, text, earlier, revision })
    if (!judged.ok) return judged

    const filed = { filedBy: person.id, filedAt: now, dueAt: addCalendarDays(now, disputeAnswerDays, zone) }
    const claim = { reviewId, revision, sellerId, fault, text: text.trim(), ...filed }
    const takenBack = await findTakenBackClaim(tx, { reviewId, revision })
    const claimId = await insertFaultClaim(tx, claim)
    // Whoever read of the claim that was taken back is not told again; whoever had not is led to this one.
    if (takenBack)
      await carryNotices(tx, {
        ...{ kind: 'fault_waits', from: takenBack.id, to: claimId },
        ...{ settledAt: takenBack.at, now },
      })
    const data = { claimId, sellerId, fault, isAgain: takenBack !== undefined }
    const subject = { kind: 'review', id: reviewId } as const
    await record(tx, [{ type: 'fault_claimed', subject, data }], {
      ...{ actor: { kind: 'person', id: person.id }, at: now, requestKey },
    })
    return ok(undefined)
  })
}
