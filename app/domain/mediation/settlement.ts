import type { ComplaintSide } from '#domain/complaints/mover'
import { findReviewConditions } from '#domain/letter/phrases/tied-offer'
import type { ConditionRefusal } from '#domain/mediation/offer'
import { judgeTerms, type RemedyTerms, remedyDays, type TermsRefusal } from '#domain/mediation/remedy'
import { type Result, refuse } from '#domain/result'

export type SettlementDraft = { terms: RemedyTerms; dueDays: number; text: string }
export type SettlementRefusal =
  | TermsRefusal
  | ConditionRefusal
  | { reason: 'text_needed' | 'days_unreadable' }

/** K11: a settlement as a mediator may put it before both sides. It never asks for a review, whatever it gives. */
export function judgeSettlement({
  terms,
  dueDays,
  text,
}: SettlementDraft): Result<RemedyTerms, SettlementRefusal> {
  const phrases = findReviewConditions(text)
  if (phrases.length > 0) return refuse({ reason: 'review_condition', phrases })
  if (text.trim() === '') return refuse({ reason: 'text_needed' })
  const isReadable = Number.isInteger(dueDays) && dueDays >= remedyDays.least && dueDays <= remedyDays.most
  return isReadable ? judgeTerms(terms) : refuse({ reason: 'days_unreadable' })
}

type Signed = { complainantSignedAt: Date | null; respondentSignedAt: Date | null }

export function hasSigned(settlement: Signed, side: ComplaintSide): boolean {
  return (side === 'complainant' ? settlement.complainantSignedAt : settlement.respondentSignedAt) !== null
}

/** K11: whether this signature is the second, so that the complaint is settled. */
export function settlesWith(settlement: Signed, side: ComplaintSide): boolean {
  return hasSigned(settlement, side === 'complainant' ? 'respondent' : 'complainant')
}
