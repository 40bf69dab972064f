import { restrictPublished } from '#commands/disputes/restrict-published'
import { sayFault } from '#commands/disputes/say-fault'
import { voiceRemoval } from '#commands/disputes/voice-removal'
import { keepStatement } from '#commands/keep-statement'
import type { Tx } from '#db/client'
import { type Dispute, setDispute } from '#db/disputes/disputes'
import { findSellerOfCase } from '#db/exclusions/cases'
import type { LockedReview } from '#db/reviews'
import { answerDispute } from '#domain/disputes/answer'
import { type DisputeOutcome, type DisputeState, maskingReasonOf } from '#domain/disputes/dispute'
import type { Fault } from '#domain/disputes/fault'
import type { DomainEvent } from '#domain/event'
import { waiverOf } from '#domain/independence/waiver'
import { languageToWriteIn } from '#domain/language'
import { judgeMasking, type MaskingRefusal } from '#domain/masking'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'
import type { ReviewRefusal } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'

/** What somebody answers a dispute with. */
export type SettleDispute = {
  outcome: DisputeOutcome
  note: string
  /** What is masked besides what is found, where the review stays masked. */
  words?: readonly string[]
  /** Whose fault what the review tells of was, where it was found out. */
  fault?: Fault | undefined
  /** The marketplace's time zone, in which days are said. */
  zone: string
}
type Settling = {
  command: SettleDispute
  dispute: Dispute
  review: LockedReview
  person: Person
  /** Under which waiver, where the person had decided about the review. */
  waiverId: string | null
  now: Date
}

type Settled = { events: DomainEvent[]; state: DisputeState }
export type SettleRefusal =
  | ReviewRefusal
  | StatementRefusal
  | MaskingRefusal
  | { reason: 'second_person_needed' }

/** Settles a dispute, or leaves it to a second person where taking the review down takes two (V17). */
export async function settleOrPropose(tx: Tx, settling: Settling): Promise<Result<Settled, SettleRefusal>> {
  const { command, dispute, review, person, waiverId, now } = settling
  const { id, reviewId, sellerId, reasonCode } = dispute
  if (command.outcome === 'removed') {
    const voiced = await voiceRemoval(
      tx,
      { disputeId: id, review, personId: person.id, note: command.note.trim(), isWaived: waiverId !== null },
      now,
    )
    if (!voiced.ok) return voiced
    const data = { reviewId, sellerId, reasonCode, ...waiverOf(waiverId) }
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
  { command, dispute, review, person, waiverId, now }: Settling,
): Promise<Result<DomainEvent[], ReviewRefusal | StatementRefusal | MaskingRefusal>> {
  const { id, reviewId, sellerId, reasonCode } = dispute
  const { outcome, fault, zone } = command
  const note = command.note.trim()
  const seller = await findSellerOfCase(tx, sellerId)
  const language = languageToWriteIn(seller?.language)
  const answer = answerDispute(
    { ...dispute, outcome, note, isWaived: waiverId !== null, decidedAt: now, zone },
    language,
  )
  if (!answer.ok) return answer
  const about = { kind: 'dispute_answered', subjectKind: 'dispute', subjectId: id } as const
  const statement = { ...about, ...answer.value, language, to: { sellerId }, fields: null }
  const statementId = await keepStatement(tx, { ...statement, toldWith: 'dispute.decided' }, now)
  const settled = { state: outcome, decidedBy: person.id, decidedAt: now, note, statementId, waiverId }
  await setDispute(tx, id, settled)
  const data = { reviewId, sellerId, outcome, reasonCode, statementId, ...waiverOf(waiverId) }
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
  if (fault) events.push(await sayFault(tx, { review, fault, note, setBy: person.id, waiverId }, now))
  return ok(events)
}

/** What an outcome makes of the review: nothing where it stays as it is. */
function verdictOf(
  { outcome, words = [] }: SettleDispute,
  reasonCode: string,
  { text, publishedText }: { text: string; publishedText: string | null },
): Result<Parameters<typeof restrictPublished>[1]['verdict'] | undefined, MaskingRefusal> {
  if (outcome === 'kept') return ok(undefined)
  if (outcome === 'removed') return ok({ action: 'reject', reasonCode })
  const reason = maskingReasonOf(reasonCode)
  const masked = judgeMasking({ text, shown: publishedText, words, reason })
  return masked.ok ? ok({ action: 'redact', reasonCode: reason, redactions: masked.value }) : masked
}
