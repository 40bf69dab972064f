import { countBehaviour } from '#commands/behaviour/count-behaviour'
import { listCounters } from '#db/behaviour/counters'
import type { Database } from '#db/client'
import { type BatchReview, readBatch } from '#domain/detection/learning/count-batch'
import type { ReplayedReview } from '#domain/detection/learning/replay'
import { openCounters } from '#domain/detection/learning/stored-counters'

const dayMs = 86_400_000

/** Reviews whose instants are whole milliseconds, as a marketplace sends them. */
export function inMilliseconds<Review extends ReplayedReview>(reviews: Review[]): Review[] {
  const round = (days: number) => Math.round(days * dayMs) / dayMs
  return reviews.map((review) => ({
    ...review,
    at: round(review.at),
    knownAt: review.knownAt && round(review.knownAt),
  }))
}

export const instantOf = (days: number) => new Date(Math.round(days * dayMs))

/** Reads the features of a batch as screening does, then counts it. */
export async function screenBatch(db: Database, batch: BatchReview[]): Promise<Map<string, Float64Array>> {
  const rows = await listCounters(db, {
    authorIds: [...new Set(batch.map(({ authorId }) => authorId))],
    sellerIds: [...new Set(batch.map(({ sellerId }) => sellerId))],
  })
  const features = readBatch(openCounters(rows), batch)
  await db.transaction().execute((tx) =>
    countBehaviour(
      tx,
      batch.map((review) => toScreened(review, features.get(review.id))),
    ),
  )
  return features
}

function toScreened({ at, rating, ...review }: BatchReview, features: Float64Array | undefined) {
  const createdAt = instantOf(at)
  return { ...review, rating: rating ?? 0, createdAt, receivedAt: createdAt, features }
}
