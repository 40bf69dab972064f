import {
  addToWindows,
  type DayWindows,
  moveWindows,
  windowsOver,
} from '#domain/detection/learning/day-window'
import { addDecayed, type Decayed, nothingDecayed } from '#domain/detection/learning/decayed'

/** What the counters know of one review when it is written. Instants are in days since 1970, with fractions. */
export type ReplayReview = {
  authorId: string
  sellerId: string
  /** Stars, 1–5; null where the marketplace has none. */
  rating: number | null
  at: number
}

export type AuthorCounters = {
  reviews: number
  firstAt: number
  lastAt: number
  lastDay: number
  reviewsOnLastDay: number
  mostInADay: number
  ratings: number
  ratingSum: number
  /** Reviews by stars, 1 to 5. */
  byRating: number[]
  /** The distances (in stars) of the author's ratings from their sellers' means, summed, and how many there were. */
  distanceSum: number
  distances: number
  /** The same with their signs. */
  signedDistanceSum: number
  /** The shares of first-time authors that the author's sellers had when the author wrote, summed. */
  sellerNewShareSum: number
  /** Reviews of which half are forgotten in 14 days. */
  recent: Decayed
  firstSellerId: string
  /** The shares of fakes that the author's sellers had when the author wrote, summed. */
  sellerFakeShareSum: number
  decided: number
  decidedFake: number
}

export type SellerCounters = {
  reviews: number
  firstAt: number
  lastAt: number
  ratings: number
  ratingSum: number
  ratingSquareSum: number
  byRating: number[]
  /** Reviews that were their authors' first. */
  byNewAuthors: number
  /** Of those, reviews whose authors have written nothing since. */
  byOneTimeAuthors: number
  /** The same by stars. */
  byOneTimeAuthorsRating: number[]
  /** Reviews by first-time authors by stars. */
  byNewAuthorsRating: number[]
  /** Earlier reviews of the authors, 20 at most of each, summed. */
  experienceSum: number
  windows: DayWindows
  /** Decided reviews and the fakes among them: all, those of first-time authors, and by stars. Half are forgotten in a year. */
  decided: Decayed
  decidedFirst: Decayed
  decidedByRating: Decayed[]
}

/** All that is remembered. Everything here is a count or a sum, so that a database can keep the same. */
export type Counters = {
  authors: Map<string, AuthorCounters>
  sellers: Map<string, SellerCounters>
  /** The marketplace's decided reviews: all, and those of first-time authors by stars. Half are forgotten in 90 days. */
  decided: Decayed
  decidedFirstByRating: Decayed[]
}

export function emptyCounters(): Counters {
  return {
    authors: new Map(),
    sellers: new Map(),
    decided: nothingDecayed(),
    decidedFirstByRating: byRatingDecayed(),
  }
}

const byRatingDecayed = () => Array.from({ length: 6 }, nothingDecayed)

/**
 * Counts a review that has been written. Reviews come in the order of time; one that arrives late is counted like any
 * other, and nothing goes back for it.
 */
export function countReview(counters: Counters, review: ReplayReview): void {
  const seller = counters.sellers.get(review.sellerId) ?? newSeller(review.at)
  counters.sellers.set(review.sellerId, seller)
  const author = counters.authors.get(review.authorId) ?? newAuthor(review)
  counters.authors.set(review.authorId, author)
  const earlier = author.reviews
  if (author.reviews === 1) forgetOneTime(counters.sellers.get(author.firstSellerId), author)
  countForAuthor(author, review, seller)
  countForSeller(seller, review, earlier)
}

/** An author who has written one review writes another: the seller of the first had no one-time author after all. */
function forgetOneTime(first: SellerCounters | undefined, { ratings, ratingSum }: AuthorCounters): void {
  if (!first) return
  first.byOneTimeAuthors--
  // The sum of one rating is that rating.
  if (ratings === 1)
    first.byOneTimeAuthorsRating[ratingSum] = (first.byOneTimeAuthorsRating[ratingSum] ?? 0) - 1
}

function countForAuthor(author: AuthorCounters, { at, rating }: ReplayReview, seller: SellerCounters): void {
  const day = Math.floor(at)
  if (day >= author.lastDay) {
    author.reviewsOnLastDay = author.lastDay === day ? author.reviewsOnLastDay + 1 : 1
    author.lastDay = day
    author.mostInADay = Math.max(author.mostInADay, author.reviewsOnLastDay)
  }
  author.reviews++
  author.firstAt = Math.min(author.firstAt, at)
  author.lastAt = Math.max(author.lastAt, at)
  addDecayed(author.recent, at, 0, 14)
  author.sellerNewShareSum += (seller.byNewAuthors + 1) / (seller.reviews + 2)
  author.sellerFakeShareSum += fakeShare(seller.decided, 0.1, 5)
  if (rating === null) return
  author.ratings++
  author.ratingSum += rating
  author.byRating[rating] = (author.byRating[rating] ?? 0) + 1
  if (seller.ratings === 0) return
  author.distances++
  const distance = differenceOfMeans({ ratingSum: rating, ratings: 1 }, seller)
  author.distanceSum += Math.abs(distance)
  author.signedDistanceSum += distance
}

function countForSeller(seller: SellerCounters, { at, rating }: ReplayReview, earlier: number): void {
  const isFirst = earlier === 0
  const experience = Math.min(20, earlier)
  seller.experienceSum += experience
  seller.reviews++
  seller.firstAt = Math.min(seller.firstAt, at)
  seller.lastAt = Math.max(seller.lastAt, at)
  if (isFirst) {
    seller.byNewAuthors++
    seller.byOneTimeAuthors++
  }
  addToWindows(seller.windows, Math.floor(at), { rating, isFirst, experience })
  if (rating === null) return
  seller.ratings++
  seller.ratingSum += rating
  seller.ratingSquareSum += rating * rating
  seller.byRating[rating] = (seller.byRating[rating] ?? 0) + 1
  if (!isFirst) return
  seller.byNewAuthorsRating[rating] = (seller.byNewAuthorsRating[rating] ?? 0) + 1
  seller.byOneTimeAuthorsRating[rating] = (seller.byOneTimeAuthorsRating[rating] ?? 0) + 1
}

/** Lets a seller's windows end on the given day, forgetting what has left them. */
export function moveSeller({ windows }: SellerCounters, day: number): void {
  moveWindows(windows, day)
}

export type Ratings = { ratingSum: number; ratings: number }

/** By how many stars one mean lies above another; the very opposite where all ratings are mirrored. */
export function differenceOfMeans(one: Ratings, other: Ratings): number {
  return (one.ratingSum * other.ratings - other.ratingSum * one.ratings) / (one.ratings * other.ratings)
}

/** The share of fakes among decided reviews, drawn to the prior share as if that many more had been decided. */
export function fakeShare(
  { all, fakes }: { all: number; fakes: number },
  prior: number,
  weight: number,
): number {
  return (fakes + prior * weight) / (all + weight)
}

function newAuthor({ at, sellerId }: ReplayReview): AuthorCounters {
  return {
    reviews: 0,
    firstAt: at,
    lastAt: at,
    lastDay: Number.NEGATIVE_INFINITY,
    reviewsOnLastDay: 0,
    mostInADay: 0,
    ratings: 0,
    ratingSum: 0,
    byRating: [0, 0, 0, 0, 0, 0],
    distanceSum: 0,
    distances: 0,
    signedDistanceSum: 0,
    sellerNewShareSum: 0,
    recent: nothingDecayed(),
    firstSellerId: sellerId,
    sellerFakeShareSum: 0,
    decided: 0,
    decidedFake: 0,
  }
}

function newSeller(at: number): SellerCounters {
  return {
    reviews: 0,
    firstAt: at,
    lastAt: at,
    ratings: 0,
    ratingSum: 0,
    ratingSquareSum: 0,
    byRating: [0, 0, 0, 0, 0, 0],
    byNewAuthors: 0,
    byOneTimeAuthors: 0,
    byOneTimeAuthorsRating: [0, 0, 0, 0, 0, 0],
    byNewAuthorsRating: [0, 0, 0, 0, 0, 0],
    experienceSum: 0,
    windows: windowsOver([]),
    decided: nothingDecayed(),
    decidedFirst: nothingDecayed(),
    decidedByRating: byRatingDecayed(),
  }
}
