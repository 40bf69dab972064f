import type { ReviewFeatures } from '#domain/detection/features'
import { type Finding, scale } from '#domain/detection/signal'

/** With fewer reviews than this a seller has no usual rating. */
const minimumReviews = 10
/** A seller whose ratings never differ is taken to have at least this spread, in stars. */
const leastSpread = 0.5

/**
 * The rating is far from what this seller usually gets. Praise for a bad seller counts exactly as blame for a
 * good one: it is worked out in whole numbers, so mirrored ratings give the very same result.
 */
export function ratingDistance({ seller }: ReviewFeatures): Finding | undefined {
  const { rating, reviews, ratingSum, ratingSquareSum } = seller
  if (reviews < minimumReviews) return undefined
  const distance = Math.abs(reviews * rating - ratingSum) / reviews
  const spread = Math.sqrt(Math.max(0, reviews * ratingSquareSum - ratingSum * ratingSum)) / reviews
  const strength = scale(distance / Math.max(spread, leastSpread), 1.5, 4)
  if (strength === 0) return undefined
  return {
    strength,
    facts: [
      {
        id: 'distance',
        values: { stars: Math.round(distance * 10) / 10, reviews },
        evidence: { kind: 'seller', ids: [seller.id] },
      },
    ],
  }
}
