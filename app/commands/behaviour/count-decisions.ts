import { listCounters, lockCounters, saveCounters } from '#db/behaviour/counters'
import { type CountedLabel, type DecidedReview, listDecided, setLabels } from '#db/behaviour/decided'
import type { Database } from '#db/client'
import { labelOf } from '#domain/detection/label'
import { amendDecision, countDecision } from '#domain/detection/learning/count-decisions'
import { daysOf } from '#domain/detection/learning/instants'
import type { Counters } from '#domain/detection/learning/replay-counters'
import { closeCounters, openCounters } from '#domain/detection/learning/stored-counters'

/**
 * Counts what people decided about these reviews, each review once: a later decision to the contrary changes what was
 * counted, and one that says nothing of authenticity leaves it. What can still be undone is passed over.
 *
 * @returns how many reviews were counted or changed
 */
export async function countDecisions(
  db: Database,
  { reviewIds }: { reviewIds: string[] },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockCounters(tx)
    const decided = await listDecided(tx, reviewIds, now)
    const counters = openCounters(
      await listCounters(tx, {
        authorIds: [...new Set(decided.map(({ authorId }) => authorId))],
        sellerIds: [...new Set(decided.map(({ sellerId }) => sellerId))],
      }),
    )
    const counted = decided.flatMap((review) => count(counters, review))
    if (counted.length === 0) return 0
    await saveCounters(tx, closeCounters(counters))
    await setLabels(tx, counted)
    return counted.length
  })
}

function count(counters: Counters, review: DecidedReview): CountedLabel[] {
  const label = labelOf(review.action, review.reasonCode)
  if (label === undefined || label === review.label) return []
  const decidedAt = review.decidedAt ?? review.effectiveAt
  const decision = { ...review, label, at: daysOf(decidedAt) }
  if (review.label === null) countDecision(counters, decision)
  else amendDecision(counters, decision)
  return [{ id: review.id, label, decidedAt }]
}
