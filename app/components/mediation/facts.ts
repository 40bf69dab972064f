import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintFiler } from '#domain/complaints/topic'
import type { ArbitrationGround } from '#domain/mediation/arbitration'
import type { OfferMove, OfferState } from '#domain/mediation/offer'
import type { ProofKept, RemedyState, RemedyTerms } from '#domain/mediation/remedy'

export type OfferFacts = {
  id: string
  madeBy: ComplaintSide
  terms: RemedyTerms
  words: string
  state: OfferState
  madeAt: Date
  expiresAt: Date
}

export type SettlementFacts = {
  id: string
  terms: RemedyTerms
  /** Days after the second signature. */
  dueDays: number
  text: string
  draftedAt: Date
  complainantSignedAt: Date | null
  respondentSignedAt: Date | null
}

export type ArbitrationFacts = {
  openedAt: Date
  evidenceUntil: Date
  /** Whether no side can add anything any more. */
  isSealed: boolean
  complainantRestedAt: Date | null
  respondentRestedAt: Date | null
  decidedAt: Date | null
  decidedFor: 'buyer' | 'seller' | 'nobody' | null
  ground: ArbitrationGround | null
  reasons: string | null
}

export type RemedyFacts = {
  terms: RemedyTerms
  state: RemedyState
  dueAt: Date
  /** For a side null also where it is kept back. */
  proof: string | null
  proofKept: ProofKept | null
  provenAt: Date | null
  standsAt: Date | null
  settledAt: Date | null
}

/** What both sides are told of an agreement: no names of ours, and none of the other side. */
export type AgreementFacts = {
  complaint: {
    id: string
    number: number
    state: ComplaintState
    version: number
    filedBy: ComplaintFiler
    /** By when somebody has to act; in a mediation the mediator. */
    dueAt: Date | null
  }
  offers: OfferFacts[]
  settlement: SettlementFacts | null
  arbitration: ArbitrationFacts | null
  remedy: RemedyFacts | null
  isMediated: boolean
  /** What the order was paid in, or money is usually counted in here. */
  currency: string
  /** Whether a side has asked for somebody else to decide. */
  isArbitrationAsked: boolean
}

/** The same with what one side can do about it now. */
export type OwnAgreement = AgreementFacts & {
  side: ComplaintSide
  offerMoves: OfferMove[]
  canOffer: boolean
  canAskMediation: boolean
  canProve: boolean
  /** From when on this side can say that what is owed was not done; null where it cannot at all. */
  missableFrom: Date | null
  canSayMissed: boolean
  /** Whether this side can say that what was missed was done after all. */
  canConfirmLate: boolean
  /** In a mediation: whether it can ask for somebody else to decide, or has. */
  asksArbitration: 'can' | 'has' | null
  /** What this side wrote last that was stopped: quoted back to it until it has written something else. */
  stopped: string[]
}
