import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { about, inStage, stageOf } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { hasAskedArbitration } from '#db/mediation/asked-arbitration'
import { mediatorActsBy } from '#domain/complaints/clock'
import type { ComplaintSide } from '#domain/complaints/mover'
import { ok, type Result, refuse } from '#domain/result'

export type AskArbitrationRefusal = { reason: 'not_mediating' | 'asked_before' } | ComplaintRefusal

/** A side wants somebody else to decide (K12). The mediator sees it, acts by a day both are told, and opens arbitration. */
export function askArbitration(
  db: Database,
  { side, ...command }: ComplaintCommand & { side: ComplaintSide },
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, AskArbitrationRefusal>> {
  return changeComplaint<AskArbitrationRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    if (complaint.state !== 'mediation') return refuse({ reason: 'not_mediating' })
    if (await hasAskedArbitration(tx, complaint, side)) return refuse({ reason: 'asked_before' })
    const data = { ...stageOf(complaint), by: side }
    const asked = { type: 'arbitration_asked' as const, subject: about(complaint), data }
    const dueAt = complaint.dueAt ?? mediatorActsBy(now)
    return ok(inStage(complaint, [asked], { dueAt }))
  })
}
