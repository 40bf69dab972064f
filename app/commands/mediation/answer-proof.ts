import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { type ComplaintOutcome, stepComplaint } from '#commands/complaints/step-complaint'
import { lapseOpenOffer } from '#commands/mediation/end-dealings'
import { missRemedy } from '#commands/mediation/miss-remedy'
import { findOwed } from '#commands/mediation/owed'
import { about, ask, byItself, inStage, join, noMoney, stageOf } from '#commands/mediation/steps'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { isMoneyHeld } from '#db/mediation/held-money'
import { endMediation } from '#db/mediation/mediations'
import { type findRemedy, setRemedy } from '#db/mediation/remedies'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import { canBeMissed, goesToComplainant, moveRemedy, type RemedyTerms } from '#domain/mediation/remedy'
import { ok, type Result, refuse } from '#domain/result'

export type AnswerProof = ComplaintCommand & { isFulfilled: boolean }
export type AnswerProofRefusal =
  | { reason: 'remedy_settled' | 'nothing_owed' | 'not_due' }
  | ComplaintRefusal
  | ComplaintMoverRefusal

/**
 * Whoever was promised something says whether it was done: the complaint closes, or goes back to a mediator (K14, K15).
 * Before its time is over nothing that was not proven can be called missed.
 */
export function answerProof(
  db: Database,
  { isFulfilled, ...command }: AnswerProof,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, AnswerProofRefusal>> {
  return changeComplaint<AnswerProofRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const remedy = await findOwed(tx, complaint)
    if (!remedy) return refuse({ reason: 'nothing_owed' })
    return remedy.state === 'missed'
      ? settleMissed(tx, { complaint, remedy, isFulfilled }, { doer, now })
      : settleOwed(tx, { complaint, remedy, isFulfilled }, { doer, now })
  })
}

type Answered = { complaint: Complaint; remedy: Remedy; isFulfilled: boolean }
type Remedy = NonNullable<Awaited<ReturnType<typeof findRemedy>>>
type AnsweredBy = { doer: ComplaintDoer; now: Date }
type NotAnswered = ComplaintMoverRefusal | { reason: 'remedy_settled' | 'not_due' }

async function settleOwed(
  tx: Tx,
  { complaint, remedy, isFulfilled }: Answered,
  { doer, now }: AnsweredBy,
): Promise<Result<ComplaintOutcome, NotAnswered>> {
  if (!isFulfilled && !canBeMissed(remedy, now)) return refuse({ reason: 'not_due' })
  if (!isFulfilled) return missRemedy(tx, { complaint, remedy }, { doer, now })
  const moved = moveRemedy(remedy.state, 'confirm')
  if (!moved.ok) return moved
  const closed = closeFulfilled({ complaint, remedy }, { doer, now })
  if (closed.ok) await setRemedy(tx, remedy.id, { state: 'fulfilled', settledAt: now })
  return closed
}

/** What was missed was done after all, as whoever waited for it says: the mediation ends, the miss stays on record. */
async function settleMissed(
  tx: Tx,
  { complaint, remedy, isFulfilled }: Answered,
  { doer, now }: AnsweredBy,
): Promise<Result<ComplaintOutcome, NotAnswered>> {
  if (!isFulfilled) return refuse({ reason: 'remedy_settled' })
  const facts = { kind: remedy.terms.kind }
  const step = { move: 'confirm_late', set: { closedAt: now }, facts } as const
  const closed = stepComplaint(complaint, [step], { doer, now })
  if (!closed.ok) return closed
  const { after } = closed.value
  const data = { ...stageOf(after), remedyId: remedy.id, outcome: 'fulfilled_late' as const }
  const events: DomainEvent[] = [{ type: 'remedy_settled', subject: about(complaint), data }]
  events.push(...(await lapseOpenOffer(tx, after, now)))
  await endMediation(tx, complaint.id, 'settled', now)
  if (await isMoneyHeld(tx, complaint.id)) {
    // Whoever waited has what was promised, so what is held goes to the shop.
    events.push(ask(complaint, { ask: 'escrow_release', to: 'respondent', why: 'closed', ...noMoney }))
  }
  return ok(join(closed.value, inStage(after, events)))
}

type Fulfilled = { complaint: Complaint; remedy: { id: string; terms: RemedyTerms } }

/** A complaint whose remedy was done closes; money still held for the order goes where it belongs. */
export function closeFulfilled(
  { complaint, remedy }: Fulfilled,
  { doer, now }: { doer: ComplaintDoer; now: Date },
): Result<ComplaintOutcome, ComplaintMoverRefusal> {
  const facts = { kind: remedy.terms.kind, unfulfilled: false }
  const closed = stepComplaint(complaint, [{ move: 'close', set: { closedAt: now }, facts }], { doer, now })
  if (!closed.ok) return closed
  const data = { ...stageOf(closed.value.after), remedyId: remedy.id, outcome: 'fulfilled' as const }
  const events: DomainEvent[] = [{ type: 'remedy_settled', subject: about(complaint), data }]
  const isReleased = complaint.orderId !== null && !goesToComplainant(remedy.terms)
  if (isReleased)
    events.push(ask(complaint, { ask: 'escrow_release', to: 'respondent', why: 'closed', ...noMoney }))
  return ok(join(closed.value, inStage(closed.value.after, events)))
}

/** The same by the clock: seven days after a proof nobody contradicted. */
export function closeBySilence(of: Fulfilled, now: Date): Result<ComplaintOutcome, ComplaintMoverRefusal> {
  return closeFulfilled(of, { doer: byItself, now })
}
