import { sayFault } from '#commands/disputes/say-fault'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findClaimBar, findFaultClaim, lockFaultClaim, setFaultClaim } from '#db/disputes/fault-claims'
import { findRecorded } from '#db/events'
import { lockReview } from '#db/reviews'
import { type JudgeRefusal, judgeDisputeReviewer } from '#domain/disputes/dispute'
import type { Fault } from '#domain/disputes/fault'
import { type ClaimAnswerRefusal, judgeClaimAnswer } from '#domain/disputes/fault-claim'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type JudgeFaultClaim = {
  claimId: string
  /** Whose fault it is found to be, whoever the seller had named. */
  found: Fault
  note: string
  seenVersion: number
  requestKey: string
}
export type JudgeFaultClaimRefusal =
  | JudgeRefusal
  | ClaimAnswerRefusal
  | { reason: 'not_found' | 'request_key_taken' }

/**
 * Answers a seller who said that it was not its fault: by somebody who neither decided about the review nor has said
 * before whose fault it was, and is tied to neither side; with reasons, whatever has become of the review meanwhile. A
 * repeated request changes nothing; one of anything else under the same key is refused.
 */
export async function judgeFaultClaim(
  db: Database,
  { claimId, found, note, seenVersion, requestKey }: JudgeFaultClaim,
  person: Person,
  now: Date,
): Promise<Result<undefined, JudgeFaultClaimRefusal>> {
  return db.transaction().execute(async (tx) => {
    const named = await findFaultClaim(tx, claimId)
    const review = named && (await lockReview(tx, named.reviewId))
    const claim = review && (await lockFaultClaim(tx, claimId))
    if (!claim) return refuse({ reason: 'not_found' as const })
    const { reviewId, sellerId } = claim
    const seen = await findRecorded(tx, requestKey)
    if (seen?.type === 'fault_claim_decided' && seen.data.claimId === claimId) return ok(undefined)
    if (seen) return refuse({ reason: 'request_key_taken' as const })
    const judged = judgeDisputeReviewer(person, await findClaimBar(tx, reviewId, person.id))
    if (!judged.ok) return judged
    const can = judgeClaimAnswer(claim, { seenVersion, note })
    if (!can.ok) return can

    const reasons = note.trim()
    const answer = { found, note: reasons, decidedBy: person.id, decidedAt: now }
    await setFaultClaim(tx, claimId, { state: 'decided', ...answer })
    const said = { review, fault: found, note: reasons, setBy: person.id }
    const subject = { kind: 'review', id: reviewId } as const
    const decided = { type: 'fault_claim_decided', subject, data: { claimId, sellerId, found } } as const
    await record(tx, [decided, await sayFault(tx, said, now)], {
      ...{ actor: { kind: 'person', id: person.id }, at: now, requestKey },
    })
    return ok(undefined)
  })
}
