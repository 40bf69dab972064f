import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { isPresentMediator } from '#commands/mediation/present-mediator'
import { about, ensureMediation, inStage, stageOf, whyMediated } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { findIndependence, insertDeclaredTie, insertMediator, listArbiters } from '#db/mediation/mediations'
import type { ComplaintSide } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'
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

/** Says that one is tied to a side, and so neither mediates nor decides any complaint of theirs. */
export function declareTie(
  db: Database,
  { side, ...command }: ComplaintCommand & { side: ComplaintSide },
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, ComplaintRefusal | { reason: 'not_permitted' }>> {
  const doer = staffDoer(person)
  return changeComplaint<{ reason: 'not_permitted' }>(db, command, { doer, now }, async (tx, complaint) => {
    if (!may(person, 'read_complaints')) return refuse({ reason: 'not_permitted' })
    const isShop = side === sideOfSeller(complaint.filedBy)
    const partyId = isShop ? complaint.sellerId : complaint.complainantId
    await insertDeclaredTie(tx, { accountId: person.id, partyId }, now)
    const data = { ...stageOf(complaint), with: side }
    return ok(inStage(complaint, [{ type: 'tie_declared', subject: about(complaint), data }]))
  })
}
