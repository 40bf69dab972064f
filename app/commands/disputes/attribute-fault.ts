import { sayFault } from '#commands/disputes/say-fault'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findDisputeBar } from '#db/disputes/disputes'
import { hasOpenClaim } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { findRecorded } from '#db/events'
import { lockReview } from '#db/reviews'
import { type JudgeRefusal, judgeDisputeReviewer } from '#domain/disputes/dispute'
import { type Fault, judgeSaying, type SayingRefusal } from '#domain/disputes/fault'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type AttributeFault = {
  reviewId: string
  fault: Fault
  /** Why; the seller reads it word for word. */
  note: string
  /** What the person had before them: whose fault it was held to be, undefined where nobody had looked. */
  seenFault: Fault | undefined
  requestKey: string
}
export type AttributeFaultRefusal =
  | JudgeRefusal
  | SayingRefusal
  | { reason: 'not_found' | 'request_key_taken' }

/**
 * Says whose fault what a negative review tells of was, outside any dispute (B17). The review stays as it is; where
 * others than the seller are at fault it is left out of the seller's figures. As a dispute, this is judged by somebody
 * who had not decided about the review; where the seller has claimed something, that is answered instead. A repeated
 * request changes nothing; one of anything else under the same key is refused.
 */
export async function attributeFault(
  db: Database,
  { reviewId, fault, note, seenFault, requestKey }: AttributeFault,
  person: Person,
  now: Date,
): Promise<Result<undefined, AttributeFaultRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    const seen = await findRecorded(tx, requestKey)
    if (seen?.type === 'fault_attributed' && seen.subjectId === reviewId) return ok(undefined)
    if (seen) return refuse({ reason: 'request_key_taken' as const })
    const judged = judgeDisputeReviewer(person, await findDisputeBar(tx, reviewId, person.id))
    if (!judged.ok) return judged
    const known = await findFault(tx, reviewId)
    const isClaimed = await hasOpenClaim(tx, reviewId)
    const can = judgeSaying({ review, known: known?.fault, seen: seenFault, isClaimed, note })
    if (!can.ok) return can

    const said = await sayFault(tx, { review, fault, note: note.trim(), setBy: person.id }, now)
    await record(tx, [said], { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok(undefined)
  })
}
