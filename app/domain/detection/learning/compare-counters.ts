import type { Decayed } from '#domain/detection/learning/decayed'
import type { AuthorCounters, Counters, SellerCounters } from '#domain/detection/learning/replay-counters'

/**
 * Whether two counts of the same author agree in everything that does not depend on the order in which reviews came:
 * what arrived late was counted late, which is no error.
 */
export function isSameAuthor(one: AuthorCounters, other: AuthorCounters): boolean {
  return isSame(countsOfAuthor(one), countsOfAuthor(other)) && sumsOfAuthor(one).every(Number.isFinite)
}

/** Whether two counts of the same seller agree in everything that does not depend on the order of reviews. */
export function isSameSeller(one: SellerCounters, other: SellerCounters): boolean {
  return isSame(countsOfSeller(one), countsOfSeller(other)) && sumsOfSeller(one).every(Number.isFinite)
}

type Market = Pick<Counters, 'decided' | 'decidedFirstByRating'>

export function isSameMarket(one: Market, other: Market): boolean {
  const counts = ({ decided, decidedFirstByRating }: Market) =>
    [decided, ...decidedFirstByRating].flatMap(countsOf)
  return isSame(counts(one), counts(other))
}

function countsOfAuthor(author: AuthorCounters): number[] {
  const { reviews, firstAt, lastAt, ratings, ratingSum, byRating, decided, decidedFake } = author
  return [reviews, firstAt, lastAt, ratings, ratingSum, ...byRating, decided, decidedFake]
}

function sumsOfAuthor(author: AuthorCounters): number[] {
  const { mostInADay, distanceSum, distances, signedDistanceSum, sellerNewShareSum, sellerFakeShareSum } =
    author
  return [
    mostInADay,
    distanceSum,
    distances,
    signedDistanceSum,
    sellerNewShareSum,
    sellerFakeShareSum,
    author.recent.all,
  ]
}

function countsOfSeller(seller: SellerCounters): number[] {
  const { reviews, firstAt, lastAt, ratings, ratingSum, ratingSquareSum, byRating, windows } = seller
  const days = windows.entries.slice(windows.quarter.from)
  return [
    ...[reviews, firstAt, lastAt, ratings, ratingSum, ratingSquareSum, ...byRating],
    ...days.flatMap((entry) => [entry.day, entry.reviews, entry.ratings, entry.ratingSum]),
    ...[seller.decided, ...seller.decidedByRating].flatMap(countsOf),
  ]
}

function sumsOfSeller(seller: SellerCounters): number[] {
  const { byNewAuthors, byOneTimeAuthors, experienceSum, byNewAuthorsRating, byOneTimeAuthorsRating } = seller
  return [byNewAuthors, byOneTimeAuthors, experienceSum, ...byNewAuthorsRating, ...byOneTimeAuthorsRating]
}

function countsOf({ all, fakes, at }: Decayed): number[] {
  return [all, fakes, at]
}

/** What is forgotten little by little is summed in another order, which moves its last digits. */
function isSame(one: number[], other: number[]): boolean {
  return (
    one.length === other.length &&
    one.every((value, at) => {
      const wanted = other[at] ?? Number.NaN
      return value === wanted || Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted))
    })
  )
}
