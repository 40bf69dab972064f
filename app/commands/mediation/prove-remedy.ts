import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { holdDoubtful } from '#commands/complaints/hold-back'
import { findOwed } from '#commands/mediation/owed'
import { about, inStage, stageOf } from '#commands/mediation/steps'
import { keepStopped, passWords } from '#commands/mediation/stop-condition'
import type { Database } from '#db/client'
import { wasHeldBack } from '#db/complaints/held'
import { setRemedy } from '#db/mediation/remedies'
import { proofStandsAt } from '#domain/complaints/clock'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import type { ConditionRefusal } from '#domain/mediation/offer'
import {
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
