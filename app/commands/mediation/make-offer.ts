import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { about, inStage, stageOf } from '#commands/mediation/steps'
import { keepStopped } from '#commands/mediation/stop-condition'
import type { Database, Tx } from '#db/client'
import { findOpenOffer, insertOffer, listOffers, setOfferState } from '#db/mediation/offers'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import {
  type DraftRefusal,
  judgeOffer,
  mostOffers,
  moveOffer,
  type OfferRefusal,
  takesOffers,
} from '#domain/mediation/offer'
import type { RemedyTerms } from '#domain/mediation/remedy'
import { ok, type Result, refuse } from '#domain/result'

export type MakeOffer = ComplaintCommand & {
  side: ComplaintSide
  /** Null: by a signed link. */
  authorId: string | null
  terms: RemedyTerms
  words: string
  /** How long it stands. */
  hours: number
}
export type MakeOfferRefusal =
  | DraftRefusal
  | OfferRefusal
  | ComplaintRefusal
  | { reason: 'not_negotiating' | 'yours_is_open' | 'too_many_offers' }

/**
 * Offers the other side something (K9). Where an offer of theirs stands open, this counters it; whoever has one open
 * takes it back first. An offer that asks for a review is stopped, kept and recorded (B55).
 */
export async function makeOffer(
  db: Database,
  { side, authorId, terms, words, hours, ...command }: MakeOffer,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, MakeOfferRefusal>> {
  const judged = judgeOffer(terms, words)
  const made = await changeComplaint<MakeOfferRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    if (!judged.ok) return judged
    if (!takesOffers(complaint.state)) return refuse({ reason: 'not_negotiating' })
    const before = await endTheirs(tx, { complaintId: complaint.id, side }, now)
    if (!before.ok) return before

    const { counters } = before.value
    const expiresAt = new Date(now.getTime() + hours * 3_600_000)
    const offer = { complaintId: complaint.id, madeBy: side, authorId, terms, words, counters, expiresAt }
    const offerId = await insertOffer(tx, offer, now)
    const data = { ...stageOf(complaint), offerId, kind: terms.kind, by: side, counters }
    const event: DomainEvent = { type: 'offer_made', subject: about(complaint), data }
    return ok(inStage(complaint, [event], { clockAt: expiresAt }))
  })
  const of = { complaintId: command.complaintId, triedBy: side, authorId, place: 'offer' } as const
  await keepStopped(db, made, of, { actor: doer.actor, now })
  return made
}

type EndRefusal = OfferRefusal | { reason: 'yours_is_open' | 'too_many_offers' }

/** Ends the offer of the other side that stands open: countered, or over where its time is; which one is countered. */
async function endTheirs(
  tx: Tx,
  { complaintId, side }: { complaintId: string; side: ComplaintSide },
  now: Date,
): Promise<Result<{ counters: string | null }, EndRefusal>> {
  const open = await findOpenOffer(tx, complaintId)
  const isLate = open !== undefined && open.expiresAt <= now
  if (open?.madeBy === side && !isLate) return refuse({ reason: 'yours_is_open' })
  if ((await listOffers(tx, complaintId)).length >= mostOffers) return refuse({ reason: 'too_many_offers' })
  if (!open) return ok({ counters: null })
  const ended = isLate ? moveOffer(open, 'expire', 'clock', now) : moveOffer(open, 'counter', side, now)
  if (!ended.ok) return ended
  await setOfferState(tx, open.id, ended.value, now)
  return ok({ counters: isLate ? null : open.id })
}
