import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { stepComplaint } from '#commands/complaints/step-complaint'
import { lapseOpenOffer } from '#commands/mediation/end-dealings'
import { about, followAgreement, inStage, join, stageOf } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { endMediation } from '#db/mediation/mediations'
import { findSettlement, signSettlement as insertSignature } from '#db/mediation/settlements'
import type { ComplaintMoverRefusal, ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import { hasSigned, settlesWith } from '#domain/mediation/settlement'
import { ok, type Result, refuse } from '#domain/result'

export type SignSettlement = ComplaintCommand & {
  /** The draft that was read: another one is not signed by mistake. */
  settlementId: string
  side: ComplaintSide
  zone: string
}
export type SignRefusal =
  | { reason: 'other_draft' | 'signed_before' | 'not_mediating' }
  | ComplaintRefusal
  | ComplaintMoverRefusal

/** Signs a settlement for one side. With the second signature the complaint is settled, and what it says is owed (K11). */
export function signSettlement(
  db: Database,
  { settlementId, side, zone, ...command }: SignSettlement,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, SignRefusal>> {
  return changeComplaint<SignRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    if (complaint.state !== 'mediation') return refuse({ reason: 'not_mediating' })
    const settlement = await findSettlement(tx, complaint.id)
    if (settlement?.id !== settlementId) return refuse({ reason: 'other_draft' })
    if (hasSigned(settlement, side)) return refuse({ reason: 'signed_before' })
    const isSettled = settlesWith(settlement, side)
    const settled = isSettled
      ? stepComplaint(complaint, [{ move: 'settle', facts: { kind: settlement.terms.kind } }], { doer, now })
      : ok(inStage(complaint, []))
    if (!settled.ok) return settled

    await insertSignature(tx, settlement.id, side, now)
    const data = { ...stageOf(settled.value.after), settlementId, by: side }
    const signed: DomainEvent = { type: 'settlement_signed', subject: about(complaint), data }
    const whole = join(settled.value, inStage(settled.value.after, [signed]))
    if (!isSettled) return ok(whole)
    await endMediation(tx, complaint.id, 'settled', now)
    whole.events.push(...(await lapseOpenOffer(tx, settled.value.after, now)))
    const { terms, dueDays } = settlement
    const owing = {
      source: 'settlement',
      sourceId: settlement.id,
      terms,
      dueDays,
      zone,
      why: 'agreed',
    } as const
    return ok(await followAgreement(tx, whole, owing, now))
  })
}
