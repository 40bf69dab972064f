import {
  announced,
  atOnce,
  type ConsequenceTable,
  type JobToDo,
  nothing,
  recountSeller,
} from '#domain/consequences/table'
import type { ReviewEvents } from '#domain/events/review'
import { isPublic } from '#domain/review'

/** How long a decision can be undone before anybody outside hears of it. */
export const undoWindowMs = 10_000

/** What waits until a person can no longer undo. */
const told: JobToDo[] = [
  { job: 'announce', afterMs: undoWindowMs },
  { job: 'count_decisions', afterMs: undoWindowMs },
]
const recount: JobToDo = { job: 'recount_reviews', afterMs: 0 }
const recounted = () => [recount]
const tellShop = (statementId: string): JobToDo[] => [
  { job: 'tell_shops_of_decisions', afterMs: undoWindowMs, subjectId: statementId },
]

export const reviewConsequences: ConsequenceTable<ReviewEvents> = {
  review_received: atOnce('screen_reviews'),
  review_revised: ({ before, movedFrom }) => [
    { job: 'screen_reviews', afterMs: 0 },
    ...(isPublic(before) || before === 'hidden_interim' ? [recount, ...recountSeller(movedFrom)] : []),
  ],
  review_decided: ({ action, automated, isToShop, statementId }) =>
    action === 'escalate'
      ? []
      : [
          ...(automated ? announced() : told),
          recount,
          ...(isToShop && statementId ? tellShop(statementId) : []),
        ],
  review_withdrawn: () => [...announced(), recount],
  review_returned_by_author: () => [...announced(), recount],
  review_screened: ({ outcome }) => (outcome === 'hold' ? announced() : []),
  decision_undone: recounted,
  review_reopened: recounted,
  review_rescored: recounted,
  evidence_fell_due: nothing,
  signal_marked: nothing,
}
