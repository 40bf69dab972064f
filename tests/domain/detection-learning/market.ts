import { seededRandom } from '#domain/detection/learning/random'
import type { ReplayedReview } from '#domain/detection/learning/replay'

/** People find out what a review is so many days after it was written. */
export const decisionDelayDays = 30

type MadeReview = ReplayedReview & { label: number }

/** A made-up marketplace: a tenth of authors write one extreme review each, most of them fake, the others many. */
export function makeMarket(count: number, seed = 1): MadeReview[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const isOneTime = random() < 0.4
    const label = random() < (isOneTime ? 0.6 : 0.02) ? 1 : 0
    const review = {
      id: `review ${at}`,
      authorId: isOneTime ? `once ${at}` : `regular ${Math.floor(random() * (count / 20))}`,
      sellerId: `seller ${Math.floor(random() * 12)}`,
      rating: label ? 5 : 2 + Math.floor(random() * 4),
      at: 15_000 + at / 10 + random() / 20,
    }
    return { ...review, label, knownAt: review.at + decisionDelayDays }
  })
}

/** The same reviews with blame for praise: 5 stars for 1, 4 for 2. */
export function mirrored<Review extends ReplayedReview>(reviews: Review[]): Review[] {
  return reviews.map((review) => ({ ...review, rating: review.rating && 6 - review.rating }))
}
