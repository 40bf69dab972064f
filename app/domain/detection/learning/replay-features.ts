import { type DayWindow, reviewsOn } from '#domain/detection/learning/day-window'
import {
  type AuthorCounters,
  type Counters,
  differenceOfMeans,
  fakeShare,
  moveSeller,
  type Ratings,
  type ReplayReview,
  type SellerCounters,
} from '#domain/detection/learning/replay-counters'

/**
 * What behaviour says of a review at the moment it is written, each with its unit in its name. Shares are 0–1,
 * distances in stars. Unknown is NaN, which speaks neither for nor against anybody.
 *
 * None tells few stars from many (R0.1): were every rating of the history mirrored, 5 stars for 1 and 4 for 2, each
 * would be the same to the last bit. That is why means are compared by whole numbers, and summed in pairs.
 */
export const behaviourFeatures = [
  'author.reviews',
  'author.age_days',
  'author.gap_days',
  'author.reviews_today',
  'author.most_in_a_day',
  'author.reviews_per_day',
  'author.mean_from_middle_stars',
  'author.rating_entropy_bits',
  'author.extreme_share',
  'author.mean_distance_stars',
  'author.gap_per_usual',
  'author.mean_lean_stars',
  'author.sellers_new_author_share',
  'author.recent_reviews',
  'review.from_middle_stars',
  'review.absolute_distance_stars',
  'review.absolute_distance_from_own_mean_stars',
  'review.same_rating_share',
  'review.same_rating_new_author_share',
  'review.same_rating_one_time_author_share',
  'review.absolute_distance_30_days_stars',
  'seller.reviews',
  'seller.age_days',
  'seller.gap_days',
  'seller.mean_from_middle_stars',
  'seller.rating_spread_stars',
  'seller.reviews_per_day',
  'seller.reviews_today',
  'seller.reviews_7_days',
  'seller.reviews_30_days',
  'seller.reviews_90_days',
  'seller.arrivals_7_days_ratio',
  'seller.arrivals_30_days_ratio',
  'seller.absolute_shift_30_days_stars',
  'seller.absolute_shift_90_days_stars',
  'seller.new_author_share',
  'seller.new_author_share_7_days',
  'seller.new_author_share_30_days',
  'seller.new_author_share_90_days',
  'seller.new_authors_30_days_ratio',
  'seller.new_authors_gone_share',
  'seller.one_time_author_share',
  'seller.extreme_share',
  'seller.author_earlier_reviews',
  'seller.author_earlier_reviews_30_days',
  'seller.author_earlier_reviews_90_days',
] as const

/** What the marketplace's own decisions say besides, as far as they are known by then. */
export const historyFeatures = [
  'author.decided_reviews',
  'author.fake_share',
  'author.sellers_fake_share',
  'seller.decided_reviews',
  'seller.fake_share',
  'seller.first_review_fake_share',
  'seller.same_rating_fake_share',
  'market.fake_share_90_days',
  'market.alike_fake_share_90_days',
] as const

/** The middle of the scale. */
const middle = { ratingSum: 3, ratings: 1 }

/** Writes a review's features into `row`, in the order of the names; history only where `row` has room for it. */
export function readFeatures(counters: Counters, review: ReplayReview, row: Float64Array): void {
  const author = counters.authors.get(review.authorId)
  const seller = counters.sellers.get(review.sellerId)
  row.fill(Number.NaN)
  if (seller) moveSeller(seller, Math.floor(review.at))
  row.set(ofAuthor(author, review), 0)
  row.set(ofReview(author, seller, review), 14)
  row.set(ofSeller(seller, review), 21)
  if (row.length > behaviourFeatures.length) {
    row.set(ofHistory(counters, author, seller, review), behaviourFeatures.length)
  }
}

/** Writes only what is decided by now into a row that was read before, leaving what it says of behaviour as it was. */
export function readHistory(counters: Counters, review: ReplayReview, row: Float64Array): void {
  const author = counters.authors.get(review.authorId)
  const seller = counters.sellers.get(review.sellerId)
  row.set(ofHistory(counters, author, seller, review), behaviourFeatures.length)
}

function ofAuthor(author: AuthorCounters | undefined, { at }: ReplayReview): number[] {
  if (!author) return [0]
  const age = at - author.firstAt
  const gap = at - author.lastAt
  return [
    author.reviews,
    age,
    gap,
    author.lastDay === Math.floor(at) ? author.reviewsOnLastDay : 0,
    author.mostInADay,
    author.reviews / (age + 1),
    Math.abs(differenceOfMeans(author, middle)),
    entropyOf(author.byRating, author.ratings),
    extremeShare(author),
    author.distanceSum / author.distances,
    author.reviews > 1 ? gap / ((author.lastAt - author.firstAt) / (author.reviews - 1) + 1) : Number.NaN,
    Math.abs(author.signedDistanceSum) / author.distances,
    author.sellerNewShareSum / author.reviews,
    author.recent.all * 2 ** ((author.recent.at - at) / 14),
  ]
}

function ofReview(
  author: AuthorCounters | undefined,
  seller: SellerCounters | undefined,
  { rating }: ReplayReview,
): number[] {
  if (rating === null) return []
  const own = { ratingSum: rating, ratings: 1 }
  const distanceTo = (usual: Ratings | undefined): number =>
    usual ? Math.abs(differenceOfMeans(own, usual)) : Number.NaN
  return [
    distanceTo(middle),
    distanceTo(seller),
    distanceTo(author),
    seller ? (seller.byRating[rating] ?? 0) / seller.ratings : Number.NaN,
    seller ? (seller.byNewAuthorsRating[rating] ?? 0) / (seller.byRating[rating] ?? 0) : Number.NaN,
    seller ? (seller.byOneTimeAuthorsRating[rating] ?? 0) / (seller.byRating[rating] ?? 0) : Number.NaN,
    distanceTo(seller?.windows.month),
  ]
}

function ofSeller(seller: SellerCounters | undefined, { at }: ReplayReview): number[] {
  if (!seller) return [0]
  const { week, month, quarter } = seller.windows
  const age = at - seller.firstAt
  const perDay = seller.reviews / (age + 1)
  return [
    seller.reviews,
    age,
    at - seller.lastAt,
    Math.abs(differenceOfMeans(seller, middle)),
    spreadOf(seller),
    perDay,
    reviewsOn(seller.windows, Math.floor(at)),
    week.reviews,
    month.reviews,
    quarter.reviews,
    week.reviews / 7 / perDay,
    month.reviews / 30 / perDay,
    Math.abs(differenceOfMeans(month, seller)),
    Math.abs(differenceOfMeans(quarter, seller)),
    newShare(seller),
    newShare(week),
    newShare(month),
    newShare(quarter),
    newShare(month) / newShare(seller),
    seller.byOneTimeAuthors / seller.byNewAuthors,
    seller.byOneTimeAuthors / seller.reviews,
    extremeShare(seller),
    seller.experienceSum / seller.reviews,
    month.experienceSum / month.reviews,
    quarter.experienceSum / quarter.reviews,
  ]
}

function ofHistory(
  counters: Counters,
  author: AuthorCounters | undefined,
  seller: SellerCounters | undefined,
  { rating }: ReplayReview,
): number[] {
  const market = fakeShare(counters.decided, 0.1, 20)
  const alike = counters.decidedFirstByRating[rating ?? 0]
  const sameRating = seller?.decidedByRating[rating ?? 0]
  return [
    author?.decided ?? 0,
    author ? fakeShare({ all: author.decided, fakes: author.decidedFake }, market, 1) : Number.NaN,
    author ? author.sellerFakeShareSum / author.reviews : Number.NaN,
    seller?.decided.all ?? 0,
    seller ? fakeShare(seller.decided, market, 5) : Number.NaN,
    seller ? fakeShare(seller.decidedFirst, market, 5) : Number.NaN,
    sameRating ? fakeShare(sameRating, market, 5) : Number.NaN,
    market,
    alike ? fakeShare(alike, market, 20) : Number.NaN,
  ]
}

function newShare({ reviews, byNewAuthors }: Pick<DayWindow, 'reviews' | 'byNewAuthors'>): number {
  return byNewAuthors / reviews
}

function extremeShare({ byRating, ratings }: { byRating: number[]; ratings: number }): number {
  return ((byRating[1] ?? 0) + (byRating[5] ?? 0)) / ratings
}

/** The ratings' standard deviation in stars. */
function spreadOf({ ratings, ratingSum, ratingSquareSum }: SellerCounters): number {
  return Math.sqrt(Math.max(0, ratings * ratingSquareSum - ratingSum * ratingSum)) / ratings
}

/** How unlike each other the ratings are: 0 bits where all are the same, 2.3 where all five are as common. */
function entropyOf(byRating: number[], ratings: number): number {
  if (ratings === 0) return Number.NaN
  const bits = (rating: number): number => {
    const share = (byRating[rating] ?? 0) / ratings
    return share > 0 ? -share * Math.log2(share) : 0
  }
  // In pairs, because the last digit of a sum depends on its order.
  return bits(1) + bits(5) + (bits(2) + bits(4)) + bits(3)
}
