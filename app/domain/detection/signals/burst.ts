import type { ReviewFeatures } from '#domain/detection/features'
import { type Finding, scale } from '#domain/detection/signal'

/** Fewer reviews than this are never a burst. */
const minimumReviews = 5
/** A seller that hardly ever gets a review is taken to get one every four days. */
const leastPerDay = 0.25
const minutesPerDay = 1440
/** A shorter time says nothing more than this one, in minutes. */
const shortestSpan = 10

type Stretch = { reviews: number; minutes: number; surprise: number }

/** More reviews arrive than this seller usually gets, the more telling the more of their authors are new. */
export function burst({ seller }: ReviewFeatures): Finding | undefined {
  if (seller.usualPerDay === null) return undefined
  const stretch = mostSurprising(seller.lastDay, Math.max(seller.usualPerDay, leastPerDay))
  if (!stretch) return undefined

  const arrived = seller.lastDay.slice(0, stretch.reviews - 1)
  const known = arrived.filter((review) => review.authorIsNew !== null)
  const fresh = known.filter((review) => review.authorIsNew).length
  const newShare = known.length === 0 ? 0 : fresh / known.length
  const strength = scale(stretch.surprise, 6, 20) * (0.4 + 0.6 * newShare)
  if (strength === 0) return undefined
  const values = { reviews: stretch.reviews, minutes: stretch.minutes, usual: round(seller.usualPerDay) }
  return {
    strength,
    facts: [
      { id: 'rate', values, evidence: { kind: 'seller', ids: [seller.id] } },
      ...(fresh > 0 ? [{ id: 'new_authors', values: { count: fresh, of: known.length } }] : []),
    ],
  }
}

/**
 * The stretch of time up to this review whose number of reviews is least to be expected. The surprise is the
 * log-likelihood ratio of a Poisson rate: the rate seen against the usual one.
 */
function mostSurprising(lastDay: { minutesBefore: number }[], perDay: number): Stretch | undefined {
  // Reviews of the very same instant come from a clock that only tells days.
  const isCoarse = lastDay.some((review) => review.minutesBefore === 0)
  let most: Stretch | undefined
  for (const [at, { minutesBefore }] of lastDay.entries()) {
    const reviews = at + 2 // this one, and those from the newest to here
    const minutes = isCoarse ? minutesPerDay : Math.max(shortestSpan, Math.ceil(minutesBefore))
    const expected = (perDay * minutes) / minutesPerDay
    const surprise = reviews * Math.log(reviews / expected) - (reviews - expected)
    if (reviews < minimumReviews || reviews <= expected) continue
    if (!most || surprise > most.surprise) most = { reviews, minutes, surprise }
  }
  return most
}

function round(perDay: number): number {
  return perDay < 10 ? Math.round(perDay * 10) / 10 : Math.round(perDay)
}
