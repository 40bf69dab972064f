import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { noteAct } from '#commands/mediation/note-act'
import { isPresentMediator } from '#commands/mediation/present-mediator'
import { about, inStage, stageOf } from '#commands/mediation/steps'
import { keepStopped } from '#commands/mediation/stop-condition'
import type { Database } from '#db/client'
import { findOpenMediation } from '#db/mediation/mediations'
import { insertSettlement } from '#db/mediation/settlements'
import { judgeSettlement, type SettlementDraft, type SettlementRefusal } from '#domain/mediation/settlement'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type DraftSettlement = ComplaintCommand & SettlementDraft
export type DraftSettlementRefusal =
  | SettlementRefusal
  | ComplaintRefusal
  | { reason: 'not_mediating' | 'not_the_mediator' }

/** Puts a settlement before both sides, in place of the draft before it; signatures under that one are void (K11). */
export async function draftSettlement(
  db: Database,
  { terms, dueDays, text, ...command }: DraftSettlement,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, DraftSettlementRefusal>> {
  const doer = staffDoer(person)
  const judged = judgeSettlement({ terms, dueDays, text })
  const drafted = await changeComplaint<DraftSettlementRefusal>(
    db,
    command,
    { doer, now },
    async (tx, complaint) => {
      if (!judged.ok) return judged
      const mediation = await findOpenMediation(tx, complaint.id)
      if (complaint.state !== 'mediation' || !mediation) return refuse({ reason: 'not_mediating' })
      const isTheirs = await isPresentMediator(tx, { complaintId: complaint.id, mediation }, person)
      if (!isTheirs) return refuse({ reason: 'not_the_mediator' })

      const draft = { mediationId: mediation.id, complaintId: complaint.id, terms, dueDays, text }
      const settlementId = await insertSettlement(tx, { ...draft, draftedBy: person.id }, now)
      const data = { ...stageOf(complaint), settlementId, kind: terms.kind }
      await noteAct(tx, complaint, now)
      return ok(inStage(complaint, [{ type: 'settlement_drafted', subject: about(complaint), data }]))
    },
  )
  const { complaintId } = command
  const of = { complaintId, triedBy: 'staff', authorId: person.id, place: 'settlement' } as const
  await keepStopped(db, drafted, of, { actor: doer.actor, now })
  return drafted
}
