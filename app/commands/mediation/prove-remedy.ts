import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintDoer,
  type ComplaintOutcome,
  type ComplaintRefusal,
  changeComplaint,
  stepComplaint,
} from '#commands/complaints/change-complaint'
import { missRemedy } from '#commands/mediation/miss-remedy'
import { about, ask, byItself, inStage, join, noMoney, stageOf } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { findRemedy, setRemedy } from '#db/mediation/remedies'
import { proofStandsAt } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal, ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import {
  goesToComplainant,
  judgeProof,
  moveRemedy,
  type ProofRefusal,
  type RemedyTerms,
  type TermsRefusal,
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
export type ProveRefusal =
  | ProofRefusal
  | TermsRefusal
  | ComplaintRefusal
  | { reason: 'remedy_settled' | 'nothing_owed' | 'proof_needed' }

/** Proves that what was promised was done; it stands where nobody contradicts it for seven days (K14). */
export function proveRemedy(
  db: Database,
  { by, terms, proof, zone, ...command }: ProveRemedy,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, ProveRefusal>> {
  return changeComplaint<ProveRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const remedy = complaint.state === 'remedy_pending' ? await findRemedy(tx, complaint.id) : undefined
    if (!remedy) return refuse({ reason: 'nothing_owed' })
    if (proof.trim() === '') return refuse({ reason: 'proof_needed' })
    const moved = moveRemedy(remedy.state, 'prove')
    if (!moved.ok) return moved
    const judged = judgeProof(remedy.terms, terms)
    if (!judged.ok) return judged

    const standsAt = proofStandsAt(now, zone)
    await setRemedy(tx, remedy.id, { state: 'proven', proof: { text: proof, by, at: now, standsAt } })
    const data = { ...stageOf(complaint), remedyId: remedy.id, outcome: 'proven' as const }
    const proven: DomainEvent = { type: 'remedy_settled', subject: about(complaint), data }
    return ok(inStage(complaint, [proven], { clockAt: standsAt, dueAt: standsAt }))
  })
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
    const remedy = complaint.state === 'remedy_pending' ? await findRemedy(tx, complaint.id) : undefined
    if (!remedy) return refuse({ reason: 'nothing_owed' })
    const isMissed = !isFulfilled && (remedy.state === 'proven' || remedy.dueAt <= now)
    if (!isFulfilled && !isMissed) return refuse({ reason: 'not_due' })
    if (isMissed) return missRemedy(tx, { complaint, remedy }, { doer, now })
    const moved = moveRemedy(remedy.state, 'confirm')
    if (!moved.ok) return moved
    const closed = closeFulfilled({ complaint, remedy }, { doer, now })
    if (closed.ok) await setRemedy(tx, remedy.id, { state: 'fulfilled', settledAt: now })
    return closed
  })
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
