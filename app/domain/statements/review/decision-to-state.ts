import type { ReviewDirection } from '#domain/review'
import type { DecisionOrigin } from '#domain/statements/origin'
import type { IllegalGround, RestrictingDecision } from '#domain/statements/review/restricting-decision'
import type { Verdict } from '#domain/verdict'

/** A verdict about a review, as far as its author is told of it; before it is given as well as after. */
export type ToState = {
  id: string
  verdict: Verdict
  review: {
    id: string
    direction: ReviewDirection
    language: string | null
    revision: number
    createdAt: Date
    wasPublic: boolean
  }
  shop: string
  /** Strong findings of the automatic checks about this revision. */
  findings: number
  origin: DecisionOrigin
  illegal?: IllegalGround | null
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/** What the statement of reasons is made from: the same for the preview at the desk and for what is sent. */
export function decisionToState({
  id,
  verdict,
  review,
  illegal = null,
  ...facts
}: ToState): RestrictingDecision {
  return {
    ...{ id, reviewId: review.id, revision: review.revision, writtenAt: review.createdAt },
    ...{ direction: review.direction, writtenIn: review.language },
    ...{ action: verdict.action, reasonCode: verdict.reasonCode ?? '', note: verdict.note ?? null },
    ...{ parts: verdict.redactions?.length ?? 0, wasPublic: review.wasPublic },
    ...{ ...facts, illegal },
  }
}
