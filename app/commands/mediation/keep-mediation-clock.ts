import { changeComplaint } from '#commands/complaints/change-complaint'
import type { ComplaintOutcome } from '#commands/complaints/step-complaint'
import { closeBySilence } from '#commands/mediation/answer-proof'
import { missRemedy } from '#commands/mediation/miss-remedy'
import { about, byItself, inStage, stageOf } from '#commands/mediation/steps'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findOpenOffer, setOfferState } from '#db/mediation/offers'
import { findRemedy, setRemedy } from '#db/mediation/remedies'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { moveOffer, takesOffers } from '#domain/mediation/offer'
import { ok, type Result, refuse } from '#domain/result'

type NotDue = { reason: 'not_due' | 'remedy_settled' } | ComplaintMoverRefusal

/**
 * Does what the clocks of offers and remedies have made due: an offer ends (K9), a proof nobody contradicted stands
 * (K14), a promise that was not kept in time opens the complaint again (K15). Idempotent; turns nobody down.
 */
export async function keepMediationClock(
  db: Database,
  { complaintId }: { complaintId: string },
  now: Date,
): Promise<void> {
  const requestKey = `mediation:${complaintId}:${now.getTime()}`
  await changeComplaint<NotDue>(
    db,
    { complaintId, requestKey },
    { doer: byItself, now },
    async (tx, complaint) => {
      if (takesOffers(complaint.state)) return endOffer(tx, complaint, now)
      if (complaint.state === 'remedy_pending') return settleRemedy(tx, complaint, now)
      return refuse<NotDue>({ reason: 'not_due' })
    },
  )
}

async function endOffer(tx: Tx, complaint: Complaint, now: Date): Promise<Result<ComplaintOutcome, NotDue>> {
  const offer = await findOpenOffer(tx, complaint.id)
  const ended = offer && moveOffer(offer, 'expire', 'clock', now)
  if (!offer || !ended?.ok) return refuse({ reason: 'not_due' })
  await setOfferState(tx, offer.id, ended.value, now)
  const data = { ...stageOf(complaint), offerId: offer.id, outcome: 'expired' as const }
  const event = { type: 'offer_settled' as const, subject: about(complaint), data }
  return ok(inStage(complaint, [event], { clockAt: null }))
}

async function settleRemedy(
  tx: Tx,
  complaint: Complaint,
  now: Date,
): Promise<Result<ComplaintOutcome, NotDue>> {
  const remedy = await findRemedy(tx, complaint.id)
  if (!remedy) return refuse<NotDue>({ reason: 'not_due' })
  if (remedy.state === 'owed' && remedy.dueAt <= now)
    return missRemedy(tx, { complaint, remedy }, { doer: byItself, now })
  const stands = remedy.state === 'proven' && remedy.standsAt !== null && remedy.standsAt <= now
  if (!stands) return refuse<NotDue>({ reason: 'not_due' })
  const closed = closeBySilence({ complaint, remedy }, now)
  if (closed.ok) await setRemedy(tx, remedy.id, { state: 'fulfilled', settledAt: now })
  return closed
}
