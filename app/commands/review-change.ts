import type { Tx } from '#db/client'
import { findLastChange } from '#db/reviews'
import type { Queue, ReviewBefore } from '#db/schema/work'
import type { Authenticity, ReviewState } from '#domain/review'

export type ChangedMeanwhile = {
  reason: 'changed_meanwhile'
  by: string | null
  at: Date
  state: ReviewState
}

/** Tells somebody whose page is out of date who was quicker, and when. `by` is null where it was no person. */
export async function explainChange(
  tx: Tx,
  review: { id: string; state: ReviewState; receivedAt: Date },
): Promise<ChangedMeanwhile> {
  const last = await findLastChange(tx, review.id)
  return {
    reason: 'changed_meanwhile',
    by: last?.name ?? null,
    at: last?.happenedAt ?? review.receivedAt,
    state: review.state,
  }
}

type Changing = {
  state: ReviewState
  publishedRevision: number | null
  publishedText: string | null
  authenticity: Authenticity
  dueAt: Date | null
}

/** The parts of a review a decision may change, as they are now, so that its undoing can put them back. */
export function rememberBefore(
  review: Changing,
  item: { id: string; queue: Queue } | undefined,
): ReviewBefore {
  return {
    state: review.state,
    publishedRevision: review.publishedRevision,
    publishedText: review.publishedText,
    authenticity: review.authenticity,
    dueAt: review.dueAt?.toISOString() ?? null,
    workItem: item ? { id: item.id, queue: item.queue } : null,
  }
}
