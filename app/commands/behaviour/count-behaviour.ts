import { insertCounted } from '#db/behaviour/counted-reviews'
import { listCounters, lockCounters, saveCounters } from '#db/behaviour/counters'
import type { Tx } from '#db/client'
import { countBatch } from '#domain/detection/learning/count-batch'
import { daysOf, writtenAt } from '#domain/detection/learning/instants'
import { closeCounters, openCounters } from '#domain/detection/learning/stored-counters'
import { storeFeatures } from '#domain/detection/learning/stored-features'

/** A review that is screened for the first time; `features` are those it was judged by, if they could be read. */
export type NewlyScreened = {
  id: string
  authorId: string
  sellerId: string
  rating: number
  createdAt: Date
  receivedAt: Date
  features: Float64Array | undefined
}

/**
 * Counts reviews into what is remembered of their authors and sellers, by the counters as they are now: while they are
 * counted nobody else counts.
 */
export async function countBehaviour(tx: Tx, screened: NewlyScreened[]): Promise<void> {
  if (screened.length === 0) return
  const reviews = screened.map((review) => ({ ...review, at: writtenAt(review) }))
  await lockCounters(tx)
  const counters = openCounters(
    await listCounters(tx, {
      authorIds: [...new Set(reviews.map(({ authorId }) => authorId))],
      sellerIds: [...new Set(reviews.map(({ sellerId }) => sellerId))],
    }),
  )
  const first = countBatch(
    counters,
    reviews.map((review) => ({ ...review, at: daysOf(review.at) })),
  )
  // What people decided is not touched here.
  await saveCounters(tx, { ...closeCounters(counters), market: null })
  await insertCounted(
    tx,
    reviews.map(({ features, ...review }) => ({
      ...review,
      wasFirst: first.has(review.id),
      features: features ? storeFeatures(features) : null,
    })),
  )
}
