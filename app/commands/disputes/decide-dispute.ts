import { takeDown } from '#commands/disputes/take-down'
import { voiceRemoval } from '#commands/disputes/voice-removal'
import { keepStatement } from '#commands/keep-statement'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import {
  type Dispute,
  findDisputedReview,
  hasDecided,
  lockDispute,
  setDispute,
  setFault,
} from '#db/disputes/disputes'
import { findRecorded } from '#db/events'
import { findSellerOfCase } from '#db/exclusions/cases'
import { lockReview } from '#db/reviews'
import { answerDispute } from '#domain/disputes/answer'
import {
  type DisputeMoveRefusal,
  type DisputeState,
  type Fault,
  type JudgeRefusal,
  judgeDisputeReviewer,
  moveDispute,
} from '#domain/disputes/dispute'
import type { DomainEvent } from '#domain/event'
import { languageToWriteIn } from '#domain/language'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewRefusal } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'

export type DecideDispute = {
  disputeId: string
  outcome: 'kept' | 'removed'
  note: string
  /** Whose fault what the review tells of was, where it was found out. */
  fault?: Fault | undefined
  seenVersion: number
  requestKey: string
}
export type DecideDisputeRefusal =
  | JudgeRefusal
  | DisputeMoveRefusal
  | ReviewRefusal
  | StatementRefusal
  | {
      reason:
        | 'not_found'
        | 'changed_meanwhile'
        | 'note_required'
        | 'request_key_taken'
        | 'second_person_needed'
    }

/**
 * Answers a seller's dispute (V16, V17): the review stays, or is taken down for the reason that was given, by somebody
 * who had not decided about it. Its author is told of that, the seller of the outcome and its reasons. Where it takes two
 * people to take it down, the first leaves the dispute open. A repeated
 * request changes nothing and is answered as before; one about another dispute under the same key is refused.
 */
export async function decideDispute(
  db: Database,
  command: DecideDispute,
  person: Person,
  now: Date,
): Promise<Result<{ state: DisputeState }, DecideDisputeRefusal>> {
  return refusing<{ state: DisputeState }, DecideDisputeRefusal>(db, async (tx) => {
    const { disputeId, requestKey } = command
    const reviewId = await findDisputedReview(tx, disputeId)
    const review = reviewId && (await lockReview(tx, reviewId))
    const dispute = await lockDispute(tx, disputeId)
    if (!dispute || !review) return refuse({ reason: 'not_found' })
    const seen = await findRecorded(tx, requestKey)
    if (seen?.subjectId === disputeId) return ok({ state: dispute.state })
    if (seen) return refuse({ reason: 'request_key_taken' })
    const judged = judge(command, dispute, { person, tookPart: await hasDecided(tx, review.id, person.id) })
    if (!judged.ok) return judged

    const settled = await settleOrPropose(tx, { command, dispute, review, person, now })
    if (!settled.ok) return settled
    const { events, isOver } = settled.value
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok({ state: isOver ? judged.value : dispute.state })
  })
}

type Judge = { person: Person; tookPart: boolean }

/** The state a dispute comes to by this command, or why it cannot. */
function judge(
  { outcome, note, seenVersion }: DecideDispute,
  { state, version }: Dispute,
  { person, tookPart }: Judge,
): Result<DisputeState, DecideDisputeRefusal> {
  const judged = judgeDisputeReviewer(person, tookPart)
  if (!judged.ok) return judged
  const moved = moveDispute(state, outcome === 'kept' ? 'keep' : 'remove')
  if (!moved.ok) return moved
  if (version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  return note.trim() ? moved : refuse({ reason: 'note_required' })
}

type Settling = {
  command: DecideDispute
  dispute: Dispute
  review: NonNullable<Awaited<ReturnType<typeof lockReview>>>
  person: Person
  now: Date
}

type Settled = { events: DomainEvent[]; isOver: boolean }
type SettleRefusal = ReviewRefusal | StatementRefusal | { reason: 'second_person_needed' }

/** Settles a dispute, or leaves it to a second person where taking the review down takes two (V17). */
async function settleOrPropose(tx: Tx, settling: Settling): Promise<Result<Settled, SettleRefusal>> {
  const { command, dispute, review, person, now } = settling
  const { id, reviewId, sellerId, reasonCode } = dispute
  if (command.outcome === 'removed') {
    const voiced = await voiceRemoval(tx, { review, reasonCode, personId: person.id }, now)
    if (!voiced.ok) return voiced
    const data = { reviewId, sellerId, reasonCode }
    const subject = { kind: 'dispute', id } as const
    if (voiced.value === 'first')
      return ok({ events: [{ type: 'dispute_removal_proposed', subject, data }], isOver: false })
  }
  const events = await settle(tx, settling)
  return events.ok ? ok({ events: events.value, isOver: true }) : events
}

/** Answers the seller, takes the review down where it is wrong, and keeps whose fault it was; what happened by it. */
async function settle(
  tx: Tx,
  { command, dispute, review, person, now }: Settling,
): Promise<Result<DomainEvent[], ReviewRefusal | StatementRefusal>> {
  const { id, reviewId, sellerId, reasonCode } = dispute
  const { outcome, fault } = command
  const note = command.note.trim()
  const seller = await findSellerOfCase(tx, sellerId)
  const language = languageToWriteIn(seller?.language)
  const answer = answerDispute({ ...dispute, outcome, note, decidedAt: now }, language)
  if (!answer.ok) return answer
  const about = { kind: 'dispute_answered', subjectKind: 'dispute', subjectId: id } as const
  const statement = { ...about, ...answer.value, language, to: { sellerId }, fields: null }
  const statementId = await keepStatement(tx, { ...statement, toldWith: 'dispute.decided' }, now)
  await setDispute(tx, id, { state: outcome, decidedBy: person.id, decidedAt: now, note, statementId })
  const data = { reviewId, sellerId, outcome, reasonCode, statementId }
  const events: DomainEvent[] = [{ type: 'dispute_decided', subject: { kind: 'dispute', id }, data }]
  if (outcome === 'removed') {
    const down = await takeDown(tx, { review, reasonCode, person, now, requestKey: `dispute ${id}` })
    if (!down.ok) return down
    events.push(down.value)
  }
  if (fault) {
    await setFault(tx, { reviewId, fault, setBy: person.id }, now)
    const subject = { kind: 'review', id: reviewId } as const
    events.push({ type: 'fault_attributed', subject, data: { sellerId, fault } })
  }
  return ok(events)
}
