import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'
import type { OfferState } from '#domain/mediation/offer'
import type { RemedyKind, RemedyState } from '#domain/mediation/remedy'

/** What every step that leaves a complaint in its stage says, so that a repeated request gets its first answer. */
type InStage = { after: ComplaintState; version: number }
type Paid = { amount: string | null; currency: string | null; percent: number | null }

/** What the sides offer, sign and owe each other, and who helps them. */
export type MediationEvents = {
  offer_made: InStage & { offerId: string; kind: RemedyKind; by: ComplaintSide; counters: string | null }
  offer_settled: InStage & { offerId: string; outcome: Exclude<OfferState, 'open'> }
  /** Words that tied a benefit to a review went no further; `phrases` says how many, never which. */
  review_condition_stopped: {
    place: 'offer' | 'settlement' | 'message' | 'decision' | 'proof'
    by: ComplaintSide | 'staff'
    phrases: number
  }
  mediator_taken: InStage & { mediationId: string }
  tie_declared: InStage & { with: ComplaintSide }
  settlement_drafted: InStage & { settlementId: string; kind: RemedyKind }
  settlement_signed: InStage & { settlementId: string; by: ComplaintSide }
  /** A side wants somebody else to decide; the mediator opens arbitration (K12). */
  arbitration_asked: InStage & { by: ComplaintSide }
  side_rested: InStage & { arbitrationId: string; by: ComplaintSide }
  remedy_owed: { remedyId: string; kind: RemedyKind; dueAt: string }
  remedy_settled: InStage & {
    remedyId: string
    outcome: Exclude<RemedyState, 'owed'> | 'proven_late' | 'fulfilled_late'
  }
  /**
   * What the marketplace is asked to do about an order, a seller or money: it holds the money, not we. Release goes
   * to the side named, and is held again where it is withdrawn; priority is the seller's place in line for new orders.
   */
  marketplace_asked: Paid & {
    ask:
      | 'escrow_hold'
      | 'escrow_release'
      | 'release_withdrawn'
      | 'dispatch_priority'
      | 'dispatch_priority_withdrawn'
      | 'compensation'
      | 'compensation_withdrawn'
    sellerId: string
    orderId: string | null
    to: ComplaintSide | null
    why:
      | 'mediation'
      | 'agreed'
      | 'decided'
      | 'remedy_missed'
      | 'closed'
      | 'withdrawn'
      | 'verified_fake'
      | 'appeal'
      // What is to be held or made good was proven by whoever paid it, and confirmed by nobody.
      | 'appeal_unconfirmed'
  }
}
