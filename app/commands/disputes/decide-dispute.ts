import { barOnDispute } from '#commands/disputes/bars'
import { type SettleDispute, type SettleRefusal, settleOrPropose } from '#commands/disputes/settle-dispute'
import { refusingUnwaived } from '#commands/independence/refusing-unwaived'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { type Dispute, findDisputedReview, lockDispute } from '#db/disputes/disputes'
import { hasOpenClaim } from '#db/disputes/fault-claims'
import { findRecorded } from '#db/events'
import { type LockedReview, lockReview } from '#db/reviews'
import {
  type DisputeBar,
  type DisputeMoveRefusal,
  type DisputeState,
  type JudgeRefusal,
  judgeDisputeReviewer,
  moveDispute,
  moveToDisputed,
} from '#domain/disputes/dispute'
import { judgeUnasked, type UnaskedRefusal } from '#domain/disputes/fault'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { Letter } from '#domain/statements/letter'

export type DecideDispute = SettleDispute & {
  disputeId: string
  seenVersion: number
  requestKey: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
type DisputeAnswer = { state: DisputeState; letters?: Letter[] }
export type DecideDisputeRefusal =
  | JudgeRefusal
  | DisputeMoveRefusal
  | SettleRefusal
  | UnaskedRefusal
  | { reason: 'not_found' | 'changed_meanwhile' | 'note_required' | 'request_key_taken' }

/**
 * Answers a seller's dispute (V16, V17): the review stays, stays with places masked, or is taken down for the reason
 * that was given, by somebody who had not decided about it. Its author is told of that, the seller of the outcome and
 * its reasons. Where it takes two people to take it down, the first leaves the dispute open. Somebody who had decided
 * and is there alone judges under a waiver, which the answer says. A repeated request changes nothing and is answered as
 * before; one about another dispute under the same key is refused.
 */
export async function decideDispute(
  db: Database,
  command: DecideDispute,
  person: Person,
  now: Date,
): Promise<Result<DisputeAnswer, DecideDisputeRefusal>> {
  const { disputeId, requestKey, isLook = false } = command
  const decide = async (tx: Tx): Promise<Result<DisputeAnswer, DecideDisputeRefusal>> => {
    const reviewId = await findDisputedReview(tx, disputeId)
    const review = reviewId && (await lockReview(tx, reviewId))
    const dispute = await lockDispute(tx, disputeId)
    if (!dispute || !review) return refuse({ reason: 'not_found' })
    const seen = await findRecorded(tx, requestKey)
    if (seen?.subjectId === disputeId) return ok({ state: dispute.state })
    if (seen) return refuse({ reason: 'request_key_taken' })
    const { bar, waiverId } = await barOnDispute(tx, review, person.id, now)
    const judged = await judge(tx, command, dispute, { person, bar, review })
    if (!judged.ok) return judged

    const settled = await settleOrPropose(tx, { command, dispute, review, person, waiverId, now })
    if (!settled.ok) return settled
    const { events, state } = settled.value
    if (isLook) return ok({ state, letters: await readLetters(tx, events) })
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok({ state })
  }
  return refusingUnwaived(db, decide, isLook)
}

/** Whether a dispute can be answered so, by this person, as it is now. */
async function judge(
  tx: Tx,
  { outcome, note, fault, seenVersion }: DecideDispute,
  { state, version, reviewId }: Dispute,
  { person, bar, review }: { person: Person; bar: DisputeBar | undefined; review: LockedReview },
): Promise<Result<unknown, DecideDisputeRefusal>> {
  const judged = judgeDisputeReviewer(person, bar)
  if (!judged.ok) return judged
  const moved = moveDispute(state, moveToDisputed[outcome])
  if (!moved.ok) return moved
  if (version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  if (!note.trim()) return refuse({ reason: 'note_required' })
  return fault === undefined ? moved : judgeUnasked({ review, isClaimed: await hasOpenClaim(tx, reviewId) })
}
