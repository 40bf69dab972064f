import { countDecision, type ReplayDecision } from '#domain/detection/learning/count-decisions'
import { type Counters, countReview, type ReplayReview } from '#domain/detection/learning/replay-counters'

/**
 * Counts reviews, which come in the order of time, and what people decided, each decision before the first review
 * written after it.
 *
 * @param decisions in the order of time
 */
export function createRecount(counters: Counters, decisions: ReplayDecision[]) {
  let counted = 0
  const decideUntil = (now: number) => {
    for (; counted < decisions.length; counted++) {
      const decision = decisions[counted]
      if (!decision || decision.at > now) return
      countDecision(counters, decision)
    }
  }
  return {
    add(review: ReplayReview): void {
      decideUntil(review.at)
      countReview(counters, review)
    },
    end(): void {
      decideUntil(Number.POSITIVE_INFINITY)
    },
  }
}
