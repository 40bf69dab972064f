import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { findParty } from '#commands/complaints/party'
import { isPresentMediator } from '#commands/mediation/present-mediator'
import { about, ensureMediation, inStage, stageOf, whyMediated } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { findIndependence, insertMediator, listArbiters } from '#db/mediation/mediations'
import { insertDeclaredTie } from '#db/ties'
import type { ComplaintSide } from '#domain/complaints/mover'
import { judgeMediator, type MediatorRefusal } from '#domain/mediation/independence'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type TakeMediationRefusal =
  | MediatorRefusal
  | ComplaintRefusal
  | { reason: 'not_permitted' | 'not_mediating' }

/** Takes a mediation upon oneself, as somebody tied to neither side who has not decided it before (K10). */
export function takeMediation(
  db: Database,
  command: ComplaintCommand,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, TakeMediationRefusal>> {
  const doer = staffDoer(person)
  return changeComplaint<TakeMediationRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    if (!may(person, 'mediate_complaints')) return refuse({ reason: 'not_permitted' })
    if (complaint.state !== 'mediation') return refuse({ reason: 'not_mediating' })
    const found = await findIndependence(tx, { accountId: person.id, complaintId: complaint.id })
    if (!found) return refuse({ reason: 'not_permitted' })
    const judged = judgeMediator(found.person, found.sides, await listArbiters(tx, complaint.id))
    if (!judged.ok) return judged

    const why = whyMediated(complaint)
    const { id: mediationId, events } = await ensureMediation(tx, complaint, why, now)
    if (!(await isPresentMediator(tx, { complaintId: complaint.id, mediation: { id: mediationId } }, person)))
      await insertMediator(tx, { mediationId, complaintId: complaint.id, accountId: person.id }, now)
    const data = { ...stageOf(complaint), mediationId }
    return ok(inStage(complaint, [{ type: 'mediator_taken', subject: about(complaint), data }, ...events]))
  })
}

/** Says that one is tied to a side, and so judges nothing of theirs (B27). Refused where nobody knows who that side is. */
export function declareTie(
  db: Database,
  { side, ...command }: ComplaintCommand & { side: ComplaintSide },
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, ComplaintRefusal | { reason: 'not_permitted' | 'party_unknown' }>> {
  const doer = staffDoer(person)
  return changeComplaint<{ reason: 'not_permitted' | 'party_unknown' }>(
    db,
    command,
    { doer, now },
    async (tx, complaint) => {
      if (!may(person, 'read_complaints')) return refuse({ reason: 'not_permitted' })
      const partyId = await findParty(tx, complaint, side)
      if (partyId === undefined) return refuse({ reason: 'party_unknown' })
      await insertDeclaredTie(tx, { accountId: person.id, partyId }, now)
      const data = { ...stageOf(complaint), with: side }
      return ok(inStage(complaint, [{ type: 'tie_declared', subject: about(complaint), data }]))
    },
  )
}
