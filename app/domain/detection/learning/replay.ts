import { countDecision } from '#domain/detection/learning/count-decisions'
import { countReview, emptyCounters, type ReplayReview } from '#domain/detection/learning/replay-counters'
import { behaviourFeatures, historyFeatures, readFeatures } from '#domain/detection/learning/replay-features'
import { hashText } from '#domain/text/hash'

/**
 * A review as it is replayed. `label` is what people found, 1 for a fake, and `knownAt` since when that is known, in
 * days since 1970; both are undefined where people found nothing. Nothing knows a label before its time, and never
 * at the very moment the review is written.
 */
export type ReplayedReview = ReplayReview & {
  id: string
  label: number | undefined
  knownAt: number | undefined
}

/** One row of features for each review, in the order the reviews were given. */
export type FeatureTable = { names: readonly string[]; width: number; values: Float64Array }

/**
 * The features of every review as they were when it was written, in one pass in the order of time. Reviews of
 * one instant are taken in an order that says nothing about them.
 *
 * @param options.history whether what people decided is remembered
 */
export function replay(reviews: ReplayedReview[], { history }: { history: boolean }): FeatureTable {
  const names = history ? [...behaviourFeatures, ...historyFeatures] : behaviourFeatures
  const width = names.length
  const values = new Float64Array(reviews.length * width)
  const counters = emptyCounters()
  const wasFirst = new Uint8Array(reviews.length)
  const order = timeOrder(reviews)
  const decisions = history ? decisionOrder(reviews, order) : []
  let decided = 0
  const decideUntil = (now: number) => {
    for (let next = decisions[decided]; next && next.at <= now; next = decisions[++decided]) {
      const { index, label, at } = next
      const review = reviews[index]
      if (review) countDecision(counters, { ...review, label, at, wasFirst: wasFirst[index] === 1 })
    }
  }
  for (const index of order) {
    const review = reviews[index]
    if (!review) continue
    decideUntil(review.at)
    wasFirst[index] = counters.authors.has(review.authorId) ? 0 : 1
    readFeatures(counters, review, values.subarray(index * width, (index + 1) * width))
    countReview(counters, review)
  }
  return { names, width, values }
}

function timeOrder(reviews: ReplayedReview[]): number[] {
  const keys = reviews.map(({ id }) => hashText(id))
  const order = reviews.map((_, index) => index)
  return order.sort(
    (a, b) => (reviews[a]?.at ?? 0) - (reviews[b]?.at ?? 0) || (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
  )
}

const secondInDays = 1 / 86_400

/** What becomes known, in the order in which it does; of one instant, in the order the reviews were written. */
function decisionOrder(reviews: ReplayedReview[], order: number[]) {
  const decisions = order.flatMap((index) => {
    const review = reviews[index]
    if (review?.label === undefined || review.knownAt === undefined) return []
    return [{ index, label: review.label, at: Math.max(review.knownAt, review.at + secondInDays) }]
  })
  return decisions.sort((a, b) => a.at - b.at)
}
