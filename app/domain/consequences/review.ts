import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { ReviewEvents } from '#domain/events/review'

/** How long a decision can be undone before anybody outside hears of it. */
export const undoWindowMs = 10_000

export const reviewConsequences: ConsequenceTable<ReviewEvents> = {
  review_received: atOnce('screen_reviews'),
  review_revised: atOnce('screen_reviews'),
  review_decided: ({ action, automated }) =>
    action === 'escalate' ? [] : [{ job: 'announce', afterMs: automated ? 0 : undoWindowMs }],
  review_withdrawn: announced,
  review_screened: ({ outcome }) => (outcome === 'hold' ? announced() : []),
  decision_undone: nothing,
  review_reopened: nothing,
  evidence_fell_due: nothing,
}
