import { listCountedFeatures } from '#db/behaviour/counted-reviews'
import { listCounters } from '#db/behaviour/counters'
import type { Database } from '#db/client'
import type { UnscreenedReview } from '#db/screenings'
import { readBatch } from '#domain/detection/learning/count-batch'
import { daysOf, writtenAt } from '#domain/detection/learning/instants'
import { readHistory } from '#domain/detection/learning/replay-features'
import { openCounters } from '#domain/detection/learning/stored-counters'
import { openFeatures } from '#domain/detection/learning/stored-features'

/**
 * The features of behaviour by review. A review that was screened before is among what is counted, so it keeps the
 * features it had then, but for what has been decided since. Of one that is missing here nothing is known.
 */
export async function readBehaviour(
  db: Database,
  reviews: UnscreenedReview[],
): Promise<Map<string, Float64Array>> {
  const written = reviews.map((review) => ({ ...review, at: daysOf(writtenAt(review)) }))
  const again = written.filter(({ wasScreened }) => wasScreened)
  const [rows, kept] = await Promise.all([
    listCounters(db, {
      authorIds: [...new Set(written.map(({ authorId }) => authorId))],
      sellerIds: [...new Set(written.map(({ sellerId }) => sellerId))],
    }),
    listCountedFeatures(
      db,
      again.map(({ id }) => id),
    ),
  ])
  const counters = openCounters(rows)
  const featuresOf = new Map(kept.map(({ id, features }) => [id, openFeatures(features)]))
  const known = again.flatMap((review): [string, Float64Array][] => {
    const row = featuresOf.get(review.id)
    if (!row) return []
    readHistory(counters, review, row)
    return [[review.id, row]]
  })
  const fresh = written.filter(({ wasScreened }) => !wasScreened)
  return new Map([...known, ...readBatch(counters, fresh)])
}
