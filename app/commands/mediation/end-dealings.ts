import { about, ask, noMoney, stageOf } from '#commands/mediation/steps'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { isMoneyHeld } from '#db/mediation/held-money'
import { endMediation } from '#db/mediation/mediations'
import { findOpenOffer, setOfferState } from '#db/mediation/offers'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import { moveOffer } from '#domain/mediation/offer'

/**
 * Ends what stands between the sides because one of them goes another way (K10, K16): an open offer of its own is taken
 * back, one of the other side declined, and one whose time is over has expired. `after` is the complaint as it is left.
 */
export async function endOpenOffer(
  tx: Tx,
  { after, side }: { after: Complaint; side: ComplaintSide },
  now: Date,
): Promise<DomainEvent[]> {
  const open = await findOpenOffer(tx, after.id)
  if (!open) return []
  const own = moveOffer(open, open.madeBy === side ? 'withdraw' : 'decline', side, now)
  const outcome = own.ok ? own.value : 'expired'
  await setOfferState(tx, open.id, outcome, now)
  return [
    { type: 'offer_settled', subject: about(after), data: { ...stageOf(after), offerId: open.id, outcome } },
  ]
}

/** An offer that stands open while the complaint goes on without it, and whose time is over with that. */
export async function lapseOpenOffer(tx: Tx, after: Complaint, now: Date): Promise<DomainEvent[]> {
  const open = await findOpenOffer(tx, after.id)
  if (!open) return []
  await setOfferState(tx, open.id, 'expired', now)
  const data = { ...stageOf(after), offerId: open.id, outcome: 'expired' as const }
  return [{ type: 'offer_settled', subject: about(after), data }]
}

/** Ends all dealings of a complaint that was withdrawn (K16): offers, mediation, and the hold on the order's money. */
export async function endDealings(tx: Tx, after: Complaint, now: Date): Promise<DomainEvent[]> {
  const ended = await endOpenOffer(tx, { after, side: 'complainant' }, now)
  await endMediation(tx, after.id, 'withdrawn', now)
  if (!(await isMoneyHeld(tx, after.id))) return ended
  return [...ended, ask(after, { ask: 'escrow_release', to: 'respondent', why: 'withdrawn', ...noMoney })]
}
