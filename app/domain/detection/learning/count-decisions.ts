import { addDecayed, amendDecayed } from '#domain/detection/learning/decayed'
import type { Counters } from '#domain/detection/learning/replay-counters'

/** What has become known of one earlier review: 1 where people found it a fake, 0 where genuine. */
export type ReplayDecision = {
  authorId: string
  sellerId: string
  rating: number | null
  /** Whether it was its author's first review. */
  wasFirst: boolean
  label: number
  at: number
}

const sellerHalfLifeDays = 365
const marketHalfLifeDays = 90

/** Counts what people have found out about an earlier review. */
export function countDecision(counters: Counters, decision: ReplayDecision): void {
  const { label, at, wasFirst, rating } = decision
  addDecayed(counters.decided, at, label, marketHalfLifeDays)
  const stars = rating ?? 0
  const alike = counters.decidedFirstByRating[stars]
  if (wasFirst && alike) addDecayed(alike, at, label, marketHalfLifeDays)
  const author = counters.authors.get(decision.authorId)
  if (author) {
    author.decided++
    author.decidedFake += label
  }
  const seller = counters.sellers.get(decision.sellerId)
  if (!seller) return
  addDecayed(seller.decided, at, label, sellerHalfLifeDays)
  if (wasFirst) addDecayed(seller.decidedFirst, at, label, sellerHalfLifeDays)
  const sameStars = seller.decidedByRating[stars]
  if (sameStars) addDecayed(sameStars, at, label, sellerHalfLifeDays)
}

/**
 * Changes what people have found out about a review whose decision was counted before: `decision.at` and all else are
 * as they were then, and `label` is what they have found now instead of the opposite.
 */
export function amendDecision(counters: Counters, { label, ...decision }: ReplayDecision): void {
  const by = label === 1 ? 1 : -1
  const { at, wasFirst } = decision
  const stars = decision.rating ?? 0
  amendDecayed(counters.decided, at, by, marketHalfLifeDays)
  const alike = counters.decidedFirstByRating[stars]
  if (wasFirst && alike) amendDecayed(alike, at, by, marketHalfLifeDays)
  const author = counters.authors.get(decision.authorId)
  if (author) author.decidedFake += by
  const seller = counters.sellers.get(decision.sellerId)
  if (!seller) return
  amendDecayed(seller.decided, at, by, sellerHalfLifeDays)
  if (wasFirst) amendDecayed(seller.decidedFirst, at, by, sellerHalfLifeDays)
  const sameStars = seller.decidedByRating[stars]
  if (sameStars) amendDecayed(sameStars, at, by, sellerHalfLifeDays)
}
