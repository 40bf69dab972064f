import { behaviourFeatures } from '#domain/detection/learning/replay-features'

type Feature = (typeof behaviourFeatures)[number]
type Rule = { feature: Feature; points: number; holds: (value: number) => boolean }

/**
 * Thirteen rules set by hand, in half points of log-odds, for a marketplace that has decided nothing yet. Each
 * says what is commonly seen of fakes, none of them alone makes a review one, and an unknown value gives no
 * points. None knows how many stars a review gives: were all ratings mirrored, every review would have the same points
 * (R0.1). Together they put reviews in an order; as probabilities they are badly calibrated, so they may publish
 * a review or queue it and never hold it.
 */
export const expertRules: readonly Rule[] = [
  { feature: 'author.reviews', points: 0.5, holds: (reviews) => reviews === 0 },
  { feature: 'author.reviews', points: -0.5, holds: (reviews) => reviews >= 2 },
  { feature: 'author.reviews', points: -1, holds: (reviews) => reviews >= 3 },
  { feature: 'author.reviews', points: -1, holds: (reviews) => reviews >= 10 },
  { feature: 'author.age_days', points: -1.5, holds: (days) => days > 1 },
  { feature: 'author.age_days', points: -1, holds: (days) => days > 30 },
  { feature: 'author.mean_distance_stars', points: 0.5, holds: (stars) => stars > 1.2 },
  { feature: 'review.absolute_distance_stars', points: 0.5, holds: (stars) => stars > 0.55 },
  { feature: 'review.absolute_distance_stars', points: 0.5, holds: (stars) => stars > 1.5 },
  { feature: 'review.same_rating_new_author_share', points: 0.5, holds: (share) => share > 0.54 },
  { feature: 'seller.one_time_author_share', points: 0.5, holds: (share) => share > 0.3 },
  { feature: 'seller.age_days', points: 0.5, holds: (days) => days < 90 },
  { feature: 'seller.arrivals_7_days_ratio', points: 0.5, holds: (ratio) => ratio > 4 },
]

const places = expertRules.map(({ feature }) => behaviourFeatures.indexOf(feature))
/** The log-odds of a review no rule speaks of: 1 in 10. */
export const expertBaseline = Math.log(1 / 9)

/** What each rule adds to the log-odds of a row of behaviour features; with the baseline it sums to the score. */
export function explainExpert(row: ArrayLike<number>): Float64Array {
  return Float64Array.from(expertRules, ({ points, holds }, at) => {
    const value = row[places[at] ?? -1] ?? Number.NaN
    return !Number.isNaN(value) && holds(value) ? points : 0
  })
}

/** The log-odds (fake over genuine) of one row of behaviour features. */
export function scoreExpert(row: ArrayLike<number>): number {
  return explainExpert(row).reduce((sum, added) => sum + added, expertBaseline)
}
