import type { ReplayedReview } from '#domain/detection/learning/replay'
import { makeReviews } from '#tests/bench/review-rows'
import { makeMarket } from '#tests/domain/detection-learning/market'

/** A decided review with its words. */
export type MadeReview = ReplayedReview & { label: number; text: string; language: string }

/** Words are drawn from so many reviews: making them is no part of what is measured. */
const writtenTexts = 5_000
const sellers = 2_000

/** Decided reviews of many sellers with texts in four languages; the same seed makes the same ones. */
export function makeLearntMarket(count: number, seed: number): MadeReview[] {
  const written = makeReviews(Math.min(count, writtenTexts), { prefix: `learnt-${seed}`, now: new Date(0) })
  return makeMarket(count, seed).map((review, at) => {
    const { text = '', language = 'other' } = written[at % written.length] ?? {}
    return { ...review, sellerId: `seller ${(at * 7) % sellers}`, text, language }
  })
}
