import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { CoercionEvents } from '#domain/events/coercion'

export const coercionConsequences: ConsequenceTable<CoercionEvents> = {
  seller_contacted_author: nothing,
  // Its author is reached by the marketplace; its seller's figures keep it as it was.
  review_change_questioned: () => [...announced(), { job: 'recount_reviews', afterMs: 0 }],
  review_cooled_off: atOnce('recount_reviews'),
  review_change_answered: atOnce('recount_reviews'),
  integrity_case_opened: nothing,
  integrity_case_decided: ({ statementId }) => [
    ...(statementId === null ? [] : announced()),
    { job: 'recount_reviews', afterMs: 0 },
  ],
  integrity_finding_withdrawn: () => [...announced(), { job: 'recount_reviews', afterMs: 0 }],
}
