import type { ComplaintSide } from '#domain/complaints/mover'
import { otherSide } from '#domain/complaints/side'
import { type ComplaintState, moveComplaint } from '#domain/complaints/state'
import { findReviewConditions } from '#domain/letter/phrases/tied-offer'
import { judgeTerms, type RemedyTerms, type TermsRefusal } from '#domain/mediation/remedy'
import { ok, type Result, refuse } from '#domain/result'

/**
 * An offer's way (K9, B55).
 *
 *     open ──accept──▶ accepted | ──decline──▶ declined | ──counter──▶ countered     (by the other side)
 *     open ──withdraw──▶ withdrawn                                                   (by whoever made it)
 *     open ──expire──▶ expired                                                       (by the clock)
 */
export const offerStates = ['open', 'accepted', 'declined', 'countered', 'withdrawn', 'expired'] as const
export type OfferState = (typeof offerStates)[number]
export const offerMoves = ['accept', 'decline', 'counter', 'withdraw', 'expire'] as const
export type OfferMove = (typeof offerMoves)[number]

/** The only place that says what becomes of an offer, and by whom. */
const moves = {
  accept: { to: 'accepted', by: 'other_side' },
  decline: { to: 'declined', by: 'other_side' },
  counter: { to: 'countered', by: 'other_side' },
  withdraw: { to: 'withdrawn', by: 'maker' },
  expire: { to: 'expired', by: 'clock' },
} as const satisfies Record<OfferMove, { to: OfferState; by: 'other_side' | 'maker' | 'clock' }>

export type OfferRefusal = { reason: 'offer_settled' | 'not_yours' | 'offer_expired' }
export type StandingOffer = { state: OfferState; madeBy: ComplaintSide; expiresAt: Date }

/** What becomes of an offer; refused where it is settled, its time is over, or it is not this side's to say. */
export function moveOffer(
  { state, madeBy, expiresAt }: StandingOffer,
  move: OfferMove,
  mover: ComplaintSide | 'clock',
  now: Date,
): Result<Exclude<OfferState, 'open'>, OfferRefusal> {
  const { to, by } = moves[move]
  const isTheirs = mover === { other_side: otherSide(madeBy), maker: madeBy, clock: 'clock' }[by]
  if (!isTheirs) return refuse({ reason: 'not_yours' })
  if (state !== 'open') return refuse({ reason: 'offer_settled' })
  const isOver = expiresAt <= now
  if (move === 'expire') return isOver ? ok(to) : refuse({ reason: 'not_yours' })
  return isOver ? refuse({ reason: 'offer_expired' }) : ok(to)
}

/** What a side can do about an offer now, in the order a page shows it. */
export function allowedOfferMoves(offer: StandingOffer, mover: ComplaintSide, now: Date): OfferMove[] {
  return offerMoves.filter((move) => moveOffer(offer, move, mover, now).ok)
}

/** Whether the sides offer each other something at this stage: wherever an offer could be accepted (K9). */
export function takesOffers(stage: ComplaintState): boolean {
  return moveComplaint(stage, 'accept_offer').ok
}

/** Hours an offer stands where nobody says otherwise, and what may be said. */
export const offerHours = { usual: 72, least: 24, most: 240 } as const
/** How many offers a complaint takes before somebody else should look at it. */
export const mostOffers = 20
export const longestWords = 2000

export type ConditionRefusal = { reason: 'review_condition'; phrases: string[] }
export type DraftRefusal = TermsRefusal | ConditionRefusal | { reason: 'words_needed' }

/**
 * An offer as it may be made. Refused where it lacks what its kind needs, and, whatever it gives, where its words ask
 * for a review to be changed, removed, written or left unwritten: a review is never part of an offer (B55).
 */
export function judgeOffer(terms: RemedyTerms, words: string): Result<RemedyTerms, DraftRefusal> {
  const phrases = findReviewConditions(words)
  if (phrases.length > 0) return refuse({ reason: 'review_condition', phrases })
  if (terms.kind === 'explanation' && words.trim() === '') return refuse({ reason: 'words_needed' })
  return judgeTerms(terms)
}
