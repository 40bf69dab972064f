import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { explainComplaint } from '#commands/complaints/explain-complaint'
import { stepComplaint } from '#commands/complaints/step-complaint'
import { followAgreement, inStage, join } from '#commands/mediation/steps'
import { keepStopped, passWords } from '#commands/mediation/stop-condition'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findArbitration, decideArbitration as insertDecision } from '#db/mediation/arbitrations'
import { findIndependence, listMediators } from '#db/mediation/mediations'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'
import { type ArbitrationGround, type DecisionRefusal, judgeDecision } from '#domain/mediation/arbitration'
import { type ArbiterRefusal, judgeArbiter } from '#domain/mediation/independence'
import type { ConditionRefusal } from '#domain/mediation/offer'
import { judgeTerms, type RemedyTerms, type TermsRefusal } from '#domain/mediation/remedy'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

export type DecideArbitration = ComplaintCommand & {
  /** For whom it is decided: the buyer's side, the shop's, or neither. */
  decidedFor: 'buyer' | 'seller' | 'nobody'
  ground: ArbitrationGround
  reasons: string
  /** What is owed; nothing where the decision is for the shop. */
  terms: RemedyTerms | undefined
  dueDays: number
  zone: string
}
export type DecideRefusal =
  | DecisionRefusal
  | ArbiterRefusal
  | TermsRefusal
  | ComplaintRefusal
  | ComplaintMoverRefusal
  | StatementRefusal
  | ConditionRefusal
  | { reason: 'nothing_to_owe' }

/**
 * Decides a complaint that could not be settled, as somebody who never mediated it and is tied to neither side, after
 * both could be heard and with reasons (K13). The database holds to the same. Reasons that tie a benefit to a review are
 * stopped and kept (B55).
 */
export async function decideArbitration(
  db: Database,
  command: DecideArbitration,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, DecideRefusal>> {
  const decided = await decide(db, command, person, now)
  const { complaintId } = command
  const of = { complaintId, authorId: person.id, triedBy: 'staff', place: 'decision' } as const
  await keepStopped(db, decided, of, { actor: staffDoer(person).actor, now })
  return decided
}

function decide(
  db: Database,
  { decidedFor, ground, reasons, terms, dueDays, zone, ...command }: DecideArbitration,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, DecideRefusal>> {
  const doer = staffDoer(person)
  return changeComplaint<DecideRefusal>(db, command, { doer, now }, async (tx, complaint, waiverId) => {
    const set = { decidedFor, decidedAt: now, answerText: reasons }
    const step = { move: 'decide', set, facts: { decidedFor, ground } } as const
    const decided = stepComplaint(complaint, [step], { doer, now })
    if (!decided.ok) return decided
    const arbitration = await findArbitration(tx, complaint.id)
    if (!arbitration) return refuse({ reason: 'not_permitted' })
    const independent = await judgeIndependence(tx, { complaint, openedBy: arbitration.openedBy }, person)
    if (!independent.ok) return independent
    const judged = judgeDecision(arbitration, reasons, now)
    if (!judged.ok) return judged
    const passed = passWords(reasons)
    if (!passed.ok) return passed
    const owed = judgeOwed(complaint, decidedFor, terms)
    if (!owed.ok) return owed

    await insertDecision(tx, arbitration.id, { arbiterId: person.id, decidedFor, ground, reasons }, now)
    const owing = {
      source: 'decision',
      sourceId: arbitration.id,
      terms,
      dueDays,
      zone,
      why: 'decided',
    } as const
    const followed = await followAgreement(tx, decided.value, owing, now)
    const told = await explainComplaint(
      tx,
      {
        complaint: { ...complaint, decidedFor },
        verdict: 'decided',
        notes: { complainant: reasons, respondent: reasons },
        zone,
        isWaived: waiverId !== null,
      },
      now,
    )
    return told.ok ? ok(join(followed, inStage(followed.after, told.value))) : told
  })
}

/** K13: never the mediator, and tied to neither side. */
async function judgeIndependence(
  tx: Tx,
  { complaint, openedBy }: { complaint: Complaint; openedBy: string },
  person: Person,
): Promise<Result<undefined, ArbiterRefusal | { reason: 'not_permitted' }>> {
  const found = await findIndependence(tx, { accountId: person.id, complaintId: complaint.id })
  if (!found) return refuse({ reason: 'not_permitted' })
  const mediators = (await listMediators(tx, complaint.id)).map(({ id }) => id)
  return judgeArbiter(found.person, found.sides, [openedBy, ...mediators])
}

/** Where the side complained of wins, nothing is owed; else the terms have to be whole. */
function judgeOwed(
  { filedBy }: Complaint,
  decidedFor: DecideArbitration['decidedFor'],
  terms: RemedyTerms | undefined,
): Result<undefined, TermsRefusal | { reason: 'nothing_to_owe' }> {
  if (!terms) return ok(undefined)
  const respondent = sideOfSeller(filedBy) === 'respondent' ? 'seller' : 'buyer'
  if (decidedFor === respondent) return refuse({ reason: 'nothing_to_owe' })
  const judged = judgeTerms(terms)
  return judged.ok ? ok(undefined) : judged
}
