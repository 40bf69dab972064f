import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { holdDoubtful } from '#commands/complaints/hold-back'
import { type ComplaintOutcome, stepComplaint } from '#commands/complaints/step-complaint'
import { lapseOpenOffer } from '#commands/mediation/end-dealings'
import { missRemedy } from '#commands/mediation/miss-remedy'
import { about, ask, byItself, inStage, join, noMoney, stageOf } from '#commands/mediation/steps'
import { keepStopped, passWords } from '#commands/mediation/stop-condition'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { wasHeldBack } from '#db/complaints/held'
import { isMoneyHeld } from '#db/mediation/held-money'
import { endMediation } from '#db/mediation/mediations'
import { findRemedy, setRemedy } from '#db/mediation/remedies'
import { proofStandsAt } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal, ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import type { ConditionRefusal } from '#domain/mediation/offer'
import {
  canBeMissed,
  goesToComplainant,
  judgeProof,
  moveRemedy,
  type ProofRefusal,
  type RemedyTerms,
  type TermsRefusal,
  takesLateProof,
} from '#domain/mediation/remedy'
import { ok, type Result, refuse } from '#domain/result'

export type ProveRemedy = ComplaintCommand & {
  by: ComplaintSide | 'host'
  /** What was done, as its proof says. */
  terms: RemedyTerms
  /** What proves it: a receipt's number, a parcel's. */
  proof: string
  zone: string
}
type Proven = ComplaintAnswer & { isHeld: boolean }
export type ProveRefusal =
  | ProofRefusal
  | TermsRefusal
  | ComplaintRefusal
  | ConditionRefusal
  | { reason: 'remedy_settled' | 'nothing_owed' | 'proof_needed' }

/**
 * Proves that what was promised was done; it stands where nobody contradicts it for seven days (K14). Proof of a
 * promise that was missed stands for nothing by itself: the mediator and the other side read it, and the miss stays on
 * record. Words that tie it to a review are stopped, kept and recorded (B55); those that only may are held until one of
 * our people has read them, and it is proven all the same.
 */
export async function proveRemedy(
  db: Database,
  { by, terms, proof, zone, ...command }: ProveRemedy,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<Proven, ProveRefusal>> {
  const requestKey = `proof:${command.requestKey}`
  const proven = await changeComplaint<ProveRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const remedy = await findOwed(tx, complaint)
    if (!remedy) return refuse({ reason: 'nothing_owed' })
    const said = judgeWordsOf(proof)
    if (!said.ok) return said
    const isLate = takesLateProof(remedy)
    const moved = isLate ? ok(remedy.state) : moveRemedy(remedy.state, 'prove')
    if (!moved.ok) return moved
    const judged = judgeProof(remedy.terms, terms)
    if (!judged.ok) return judged

    const standsAt = proofStandsAt(now, zone)
    await setRemedy(tx, remedy.id, { state: moved.value, proof: { text: proof, by, at: now, standsAt } })
    const outcome = isLate ? ('proven_late' as const) : ('proven' as const)
    const data = { ...stageOf(complaint), remedyId: remedy.id, outcome }
    const settled: DomainEvent = { type: 'remedy_settled', subject: about(complaint), data }
    const words = { text: proof, authorId: authorOf(doer), requestKey }
    const held = await holdDoubtful(tx, { ...words, sentBy: by }, complaint, now)
    return ok(
      inStage(complaint, [settled, ...held.events], isLate ? {} : { clockAt: standsAt, dueAt: standsAt }),
    )
  })
  const tried = {
    ...{ complaintId: command.complaintId, place: 'proof' as const },
    ...{ triedBy: by === 'host' ? ('staff' as const) : by, authorId: authorOf(doer) },
  }
  await keepStopped(db, proven, tried, { actor: doer.actor, now })
  // Read, not remembered: a repeated form is answered as it was at first.
  return proven.ok ? ok({ ...proven.value, isHeld: await wasHeldBack(db, requestKey) }) : proven
}

function authorOf({ actor }: ComplaintDoer): string | null {
  return actor.kind === 'person' ? actor.id : null
}

/** The other side reads them. */
function judgeWordsOf(proof: string): Result<undefined, ConditionRefusal | { reason: 'proof_needed' }> {
  return proof.trim() === '' ? refuse({ reason: 'proof_needed' }) : passWords(proof)
}

/** What is owed, or was missed and is mediated about. */
async function findOwed(tx: Tx, { id, state }: Complaint) {
  const remedy = state === 'remedy_pending' || state === 'mediation' ? await findRemedy(tx, id) : undefined
  return state === 'mediation' && remedy?.state !== 'missed' ? undefined : remedy
}

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

/** A complaint whose remedy was done closes; money still held for the order goes where it belongs. */
export function closeFulfilled(
  {
    complaint,
    remedy,
  }: {
    complaint: Parameters<typeof stepComplaint>[0]
    remedy: { id: string; terms: RemedyTerms }
  },
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
export function closeBySilence(
  of: Parameters<typeof closeFulfilled>[0],
  now: Date,
): Result<ComplaintOutcome, ComplaintMoverRefusal> {
  return closeFulfilled(of, { doer: byItself, now })
}
