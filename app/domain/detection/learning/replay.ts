import { hashText } from '#domain/detection/learning/random'
import {
  countDecision,
  countReview,
  emptyCounters,
  type ReplayReview,
} from '#domain/detection/learning/replay-counters'
import { behaviourFeatures, historyFeatures, readFeatures } from '#domain/detection/learning/replay-features'

/** A review as it is replayed; `label` is what people found, which nothing knows before its time. */
export type LabelledReview = ReplayReview & { id: string; label: number }

/** Decisions become known this many days after the review, never before. */
export const decisionDelayDays = 30

/** One row of features for each review, in the order the reviews were given. */
export type FeatureTable = { names: readonly string[]; width: number; values: Float64Array }

/**
 * The features of every review as they were when it was written, in one pass in the order of time. Reviews of
 * one instant are taken in an order that says nothing about them.
 *
 * @param options.history whether what people decided is remembered
 */
export function replay(reviews: LabelledReview[], { history }: { history: boolean }): FeatureTable {
  const names = history ? [...behaviourFeatures, ...historyFeatures] : behaviourFeatures
  const width = names.length
  const values = new Float64Array(reviews.length * width)
  const counters = emptyCounters()
  const wasFirst = new Uint8Array(reviews.length)
  const order = timeOrder(reviews)
  let decided = 0
  const decideUntil = (now: number) => {
    for (; decided < order.length; decided++) {
      const index = order[decided] ?? 0
      const review = reviews[index]
      if (!review || review.at + decisionDelayDays > now) return
      countDecision(counters, {
        ...review,
        at: review.at + decisionDelayDays,
        wasFirst: wasFirst[index] === 1,
      })
    }
  }
  for (const index of order) {
    const review = reviews[index]
    if (!review) continue
    if (history) decideUntil(review.at)
    wasFirst[index] = counters.authors.has(review.authorId) ? 0 : 1
    readFeatures(counters, review, values.subarray(index * width, (index + 1) * width))
    countReview(counters, review)
  }
  return { names, width, values }
}

function timeOrder(reviews: LabelledReview[]): number[] {
  const keys = reviews.map(({ id }) => hashText(id))
  const order = reviews.map((_, index) => index)
  return order.sort(
    (a, b) => (reviews[a]?.at ?? 0) - (reviews[b]?.at ?? 0) || (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
  )
}
