import { restrictPublished } from '#commands/disputes/restrict-published'
import { sayFault } from '#commands/disputes/say-fault'
import { voiceRemoval } from '#commands/disputes/voice-removal'
import { keepStatement } from '#commands/keep-statement'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import {
  type Dispute,
  findDisputeBar,
  findDisputedReview,
  lockDispute,
  setDispute,
} from '#db/disputes/disputes'
import { findRecorded } from '#db/events'
import { findSellerOfCase } from '#db/exclusions/cases'
import { type LockedReview, lockReview } from '#db/reviews'
import { answerDispute } from '#domain/disputes/answer'
import {
  type DisputeBar,
  type DisputeMoveRefusal,
  type DisputeOutcome,
  type DisputeState,
  type JudgeRefusal,
  judgeDisputeReviewer,
  maskingReasonOf,
  moveDispute,
  moveToDisputed,
} from '#domain/disputes/dispute'
import { type Blaming, type BlamingRefusal, type Fault, judgeBlaming } from '#domain/disputes/fault'
import type { DomainEvent } from '#domain/event'
import { languageToWriteIn } from '#domain/language'
import { judgeMasking, type MaskingRefusal } from '#domain/masking'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewRefusal } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'
import type { Letter } from '#domain/statements/letter'

export type DecideDispute = {
  disputeId: string
  outcome: DisputeOutcome
  note: string
  /** What is masked besides what is found, where the review stays masked. */
  words?: readonly string[]
  /** Whose fault what the review tells of was, where it was found out. */
  fault?: Fault | undefined
  seenVersion: number
  requestKey: string
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
type DisputeAnswer = { state: DisputeState; letters?: Letter[] }
export type DecideDisputeRefusal =
  | JudgeRefusal
  | DisputeMoveRefusal
  | ReviewRefusal
  | StatementRefusal
  | MaskingRefusal
  | BlamingRefusal
  | {
      reason:
        | 'not_found'
        | 'changed_meanwhile'
        | 'note_required'
        | 'request_key_taken'
        | 'second_person_needed'
    }

/**
 * Answers a seller's dispute (V16, V17): the review stays, stays with places masked, or is taken down for the reason that
 * was given, by somebody who had not decided about it. Its author is told of that, the seller of the outcome and its
 * reasons. Where it takes two people to take it down, the first leaves the dispute open. A repeated request changes
 * nothing and is answered as before; one about another dispute under the same key is refused.
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
    const bar = await findDisputeBar(tx, review.id, person.id)
    const judged = judge(command, dispute, { person, bar, review })
    if (!judged.ok) return judged

    const settled = await settleOrPropose(tx, { command, dispute, review, person, now })
    if (!settled.ok) return settled
    const { events, state } = settled.value
    if (isLook) return ok({ state, letters: await readLetters(tx, events) })
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok({ state })
  }
  return refusing(db, decide, isLook)
}

type Judge = { person: Person; bar: DisputeBar | undefined; review: Blaming }

/** The state a dispute comes to by this command, or why it cannot. */
function judge(
  { outcome, note, fault, seenVersion }: DecideDispute,
  { state, version }: Dispute,
  { person, bar, review }: Judge,
): Result<DisputeState, DecideDisputeRefusal> {
  const judged = judgeDisputeReviewer(person, bar)
  if (!judged.ok) return judged
  const moved = moveDispute(state, moveToDisputed[outcome])
  if (!moved.ok) return moved
  if (version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  if (!note.trim()) return refuse({ reason: 'note_required' })
  const blamed = fault === undefined ? moved : judgeBlaming(review)
  return blamed.ok ? moved : blamed
}

type Settling = {
  command: DecideDispute
  dispute: Dispute
  review: LockedReview
  person: Person
  now: Date
}

type Settled = { events: DomainEvent[]; state: DisputeState }
type SettleRefusal = ReviewRefusal | StatementRefusal | MaskingRefusal | { reason: 'second_person_needed' }

/** Settles a dispute, or leaves it to a second person where taking the review down takes two (V17). */
async function settleOrPropose(tx: Tx, settling: Settling): Promise<Result<Settled, SettleRefusal>> {
  const { command, dispute, review, person, now } = settling
  const { id, reviewId, sellerId, reasonCode } = dispute
  if (command.outcome === 'removed') {
    const voiced = await voiceRemoval(
      tx,
      { disputeId: id, review, personId: person.id, note: command.note.trim() },
      now,
    )
    if (!voiced.ok) return voiced
    const data = { reviewId, sellerId, reasonCode }
    const subject = { kind: 'dispute', id } as const
    if (voiced.value === 'first')
      return ok({
        events: [{ type: 'dispute_removal_proposed', subject, data }],
        state: dispute.state,
      })
  }
  const events = await settle(tx, settling)
  return events.ok ? ok({ events: events.value, state: command.outcome }) : events
}

/** Answers the seller, takes the review down where it is wrong, and keeps whose fault it was; what happened by it. */
async function settle(
  tx: Tx,
  { command, dispute, review, person, now }: Settling,
): Promise<Result<DomainEvent[], ReviewRefusal | StatementRefusal | MaskingRefusal>> {
  const { id, reviewId, sellerId, reasonCode } = dispute
  const { outcome, fault, zone } = command
  const note = command.note.trim()
  const seller = await findSellerOfCase(tx, sellerId)
  const language = languageToWriteIn(seller?.language)
  const answer = answerDispute({ ...dispute, outcome, note, decidedAt: now, zone }, language)
  if (!answer.ok) return answer
  const about = { kind: 'dispute_answered', subjectKind: 'dispute', subjectId: id } as const
  const statement = { ...about, ...answer.value, language, to: { sellerId }, fields: null }
  const statementId = await keepStatement(tx, { ...statement, toldWith: 'dispute.decided' }, now)
  await setDispute(tx, id, { state: outcome, decidedBy: person.id, decidedAt: now, note, statementId })
  const data = { reviewId, sellerId, outcome, reasonCode, statementId }
  const events: DomainEvent[] = [{ type: 'dispute_decided', subject: { kind: 'dispute', id }, data }]
  const verdict = verdictOf(command, reasonCode, review)
  if (!verdict.ok) return verdict
  if (verdict.value) {
    const asked = {
      review,
      verdict: verdict.value,
      person,
      now,
      requestKey: `dispute ${id}`,
      origin: 'other',
      zone,
    } as const
    const restricted = await restrictPublished(tx, asked)
    if (!restricted.ok) return restricted
    events.push(restricted.value)
  }
  if (fault) events.push(await sayFault(tx, { review, fault, note, setBy: person.id }, now))
  return ok(events)
}

/** What an outcome makes of the review: nothing where it stays as it is. */
function verdictOf(
  { outcome, words = [] }: DecideDispute,
  reasonCode: string,
  { text, publishedText }: { text: string; publishedText: string | null },
): Result<Parameters<typeof restrictPublished>[1]['verdict'] | undefined, MaskingRefusal> {
  if (outcome === 'kept') return ok(undefined)
  if (outcome === 'removed') return ok({ action: 'reject', reasonCode })
  const reason = maskingReasonOf(reasonCode)
  const masked = judgeMasking({ text, shown: publishedText, words, reason })
  return masked.ok ? ok({ action: 'redact', reasonCode: reason, redactions: masked.value }) : masked
}
