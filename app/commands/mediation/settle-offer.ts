import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { type ComplaintOutcome, stepComplaint } from '#commands/complaints/step-complaint'
import { about, followAgreement, inStage, join, stageOf } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { endMediation } from '#db/mediation/mediations'
import { findOpenOffer, setOfferState } from '#db/mediation/offers'
import type { ComplaintMoverRefusal, ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import { moveOffer, type OfferRefusal } from '#domain/mediation/offer'
import { remedyDays } from '#domain/mediation/remedy'
import { ok, type Result, refuse } from '#domain/result'

export type SettleOffer = ComplaintCommand & {
  /** The offer that was looked at: a newer one is not accepted by mistake. */
  offerId: string
  move: 'accept' | 'decline' | 'withdraw'
  side: ComplaintSide
  /** The marketplace's time zone. */
  zone: string
}
export type SettleOfferRefusal = OfferRefusal | ComplaintRefusal | ComplaintMoverRefusal

/** Accepts, declines or takes back the open offer. Accepted, the complaint is resolved and what was offered is owed (K9). */
export function settleOffer(
  db: Database,
  { offerId, move, side, zone, ...command }: SettleOffer,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, SettleOfferRefusal>> {
  return changeComplaint<SettleOfferRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const offer = await findOpenOffer(tx, complaint.id)
    if (offer?.id !== offerId) return refuse({ reason: 'offer_settled' })
    const settled = moveOffer(offer, move, side, now)
    if (!settled.ok) return settled
    const agreed =
      settled.value === 'accepted'
        ? stepComplaint(complaint, [{ move: 'accept_offer', facts: { kind: offer.terms.kind } }], {
            doer,
            now,
          })
        : ok<ComplaintOutcome>(inStage(complaint, [], { clockAt: null }))
    if (!agreed.ok) return agreed

    await setOfferState(tx, offer.id, settled.value, now)
    const data = { ...stageOf(agreed.value.after), offerId, outcome: settled.value }
    const said: DomainEvent = { type: 'offer_settled', subject: about(complaint), data }
    const whole = join(agreed.value, inStage(agreed.value.after, [said]))
    if (settled.value !== 'accepted') return ok(whole)
    await endMediation(tx, complaint.id, 'settled', now)
    const owing = {
      source: 'offer',
      sourceId: offer.id,
      dueDays: remedyDays.usual,
      zone,
      why: 'agreed',
    } as const
    return ok(await followAgreement(tx, whole, { ...owing, terms: offer.terms }, now))
  })
}
