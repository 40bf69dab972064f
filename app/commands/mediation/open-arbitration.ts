import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { type ComplaintDoer, staffDoer } from '#commands/complaints/doer'
import { stepComplaint } from '#commands/complaints/step-complaint'
import { lapseOpenOffer } from '#commands/mediation/end-dealings'
import { isPresentMediator } from '#commands/mediation/present-mediator'
import { about, inStage, join, stageOf } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { findArbitration, insertArbitration, restSide } from '#db/mediation/arbitrations'
import { endMediation, findOpenMediation } from '#db/mediation/mediations'
import { arbitrationFrom } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal, ComplaintSide } from '#domain/complaints/mover'
import { evidenceUntil } from '#domain/mediation/arbitration'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type OpenArbitration = ComplaintCommand & {
  /** A side asked for it, and the contract allows that: then nobody waits ten days. */
  isRequested: boolean
  zone: string
}
export type OpenArbitrationRefusal =
  | { reason: 'too_soon' | 'not_the_mediator' | 'not_mediating' }
  | ComplaintRefusal
  | ComplaintMoverRefusal

/** Ends a mediation nobody settled: both sides have three days to add evidence, and then somebody else decides (K12). */
export function openArbitration(
  db: Database,
  { isRequested, zone, ...command }: OpenArbitration,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, OpenArbitrationRefusal>> {
  const doer = staffDoer(person)
  return changeComplaint<OpenArbitrationRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const until = evidenceUntil(now, zone)
    const step = { move: 'open_arbitration', set: { dueAt: until }, facts: { isRequested } } as const
    const opened = stepComplaint(complaint, [step], { doer, now })
    if (!opened.ok) return opened
    const mediation = await findOpenMediation(tx, complaint.id)
    if (!mediation) return refuse({ reason: 'not_mediating' })
    if (!(await isPresentMediator(tx, { complaintId: complaint.id, mediation }, person)))
      return refuse({ reason: 'not_the_mediator' })
    if (!isRequested && now < arbitrationFrom(mediation.openedAt, zone)) return refuse({ reason: 'too_soon' })

    await endMediation(tx, complaint.id, 'arbitration', now)
    await insertArbitration(tx, { complaintId: complaint.id, openedBy: person.id, evidenceUntil: until }, now)
    const { after } = opened.value
    return ok(join(opened.value, inStage(after, await lapseOpenOffer(tx, after, now))))
  })
}

export type RestRefusal = { reason: 'not_in_arbitration' | 'rested_before' } | ComplaintRefusal

/** A side says that it has nothing to add; once both have, the evidence is sealed before its time (K12). */
export function restCase(
  db: Database,
  { side, ...command }: ComplaintCommand & { side: ComplaintSide },
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, RestRefusal>> {
  return changeComplaint<RestRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const found = complaint.state === 'arbitration' ? await findArbitration(tx, complaint.id) : undefined
    if (!found) return refuse({ reason: 'not_in_arbitration' })
    const restedAt = side === 'complainant' ? found.complainantRestedAt : found.respondentRestedAt
    if (restedAt) return refuse({ reason: 'rested_before' })
    await restSide(tx, found.id, side, now)
    const data = { ...stageOf(complaint), arbitrationId: found.id, by: side }
    return ok(inStage(complaint, [{ type: 'side_rested', subject: about(complaint), data }]))
  })
}
