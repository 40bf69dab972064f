import type { DecisionAction, ReviewState, ScreeningOutcome } from '#domain/review'

type ReviewChange = { before: ReviewState; after: ReviewState; revision: number }

/** What happens to a review, from its arrival to what people decide about it. */
export type ReviewEvents = {
  review_received: { revision: number }
  /** `movedFrom` is the seller it was about before, where that has changed. */
  review_revised: ReviewChange & { movedFrom?: string }
  review_screened: ReviewChange & {
    outcome: ScreeningOutcome
    reasons: string[]
    fakeProbability: number | null
    policyVersion: number
  }
  review_decided: ReviewChange & {
    action: DecisionAction
    decisionId: string
    reasonCode: string | null
    policyVersion: number
    automated: boolean
    wasPublic: boolean
    /** Where it restricts: the statement of reasons. */
    statementId: string | null
    /** Whether the statement is to a shop, about what it wrote of a buyer. */
    isToShop?: true
  }
  decision_undone: ReviewChange & { decisionId: string }
  review_reopened: ReviewChange & { reason: string }
  /** Judged again some days after its publication, it turned suspect and went back to people. */
  review_rescored: ReviewChange & { days: number; probabilityBefore: number | null; probability: number }
  /** Until `coolsUntil` its author can take that back. */
  review_withdrawn: ReviewChange & { reason: string | null; wasPublic: boolean; coolsUntil: string | null }
  review_returned_by_author: ReviewChange
  evidence_fell_due: ReviewChange
  /** What somebody thinks of one signal; null where they took it back. */
  signal_marked: { revision: number; signal: string; isRight: boolean | null }
}
