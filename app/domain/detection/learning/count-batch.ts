import { type Counters, countReview, type ReplayReview } from '#domain/detection/learning/replay-counters'
import { behaviourFeatures, historyFeatures, readFeatures } from '#domain/detection/learning/replay-features'

/** A review of a batch; its id decides the order where instants are the same. */
export type BatchReview = ReplayReview & { id: string }

const width = behaviourFeatures.length + historyFeatures.length

/**
 * Reads each review's features and counts it, in the order of time, so that reviews of one batch know of each other
 * what they would know had they come one by one. One that arrives late is read as of the newest of its author and
 * seller: nothing goes back for it.
 */
export function readBatch(counters: Counters, reviews: BatchReview[]): Map<string, Float64Array> {
  const rows = new Map<string, Float64Array>()
  for (const review of inOrder(reviews)) {
    const row = new Float64Array(width)
    readFeatures(counters, { ...review, at: notBefore(counters, review) }, row)
    rows.set(review.id, row)
    countReview(counters, review)
  }
  return rows
}

/** Counts the reviews in the order of time; the ids of those that were their authors' first. */
export function countBatch(counters: Counters, reviews: BatchReview[]): Set<string> {
  const first = new Set<string>()
  for (const review of inOrder(reviews)) {
    if (!counters.authors.has(review.authorId)) first.add(review.id)
    countReview(counters, review)
  }
  return first
}

function inOrder(reviews: BatchReview[]): BatchReview[] {
  return reviews.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

function notBefore({ authors, sellers }: Counters, { authorId, sellerId, at }: ReplayReview): number {
  return Math.max(at, authors.get(authorId)?.lastAt ?? at, sellers.get(sellerId)?.lastAt ?? at)
}
