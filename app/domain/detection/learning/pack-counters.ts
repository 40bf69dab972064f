import { type Day, windowsOver } from '#domain/detection/learning/day-window'
import type { Decayed } from '#domain/detection/learning/decayed'
import type { AuthorCounters, Counters, SellerCounters } from '#domain/detection/learning/replay-counters'

/** Counters as a plain list of numbers, the same bit for bit when read again; null is an instant before all others. */
export type PackedCounters = (number | null)[]

const kept = (value: number): number | null => (value === Number.NEGATIVE_INFINITY ? null : value)

export function packAuthor(author: AuthorCounters): PackedCounters {
  return [
    author.reviews,
    author.firstAt,
    author.lastAt,
    kept(author.lastDay),
    author.reviewsOnLastDay,
    author.mostInADay,
    author.ratings,
    author.ratingSum,
    ...author.byRating,
    author.distanceSum,
    author.distances,
    author.signedDistanceSum,
    author.sellerNewShareSum,
    ...packDecayed(author.recent),
    author.sellerFakeShareSum,
    author.decided,
    author.decidedFake,
  ]
}

/** @param firstSellerId the seller of the author's first review; of no use once there are two */
export function unpackAuthor(packed: PackedCounters, firstSellerId: string | null): AuthorCounters {
  const next = reader(packed)
  return {
    reviews: next(),
    firstAt: next(),
    lastAt: next(),
    lastDay: next(),
    reviewsOnLastDay: next(),
    mostInADay: next(),
    ratings: next(),
    ratingSum: next(),
    byRating: sixOf(next),
    distanceSum: next(),
    distances: next(),
    signedDistanceSum: next(),
    sellerNewShareSum: next(),
    recent: decayedOf(next),
    firstSellerId: firstSellerId ?? '',
    sellerFakeShareSum: next(),
    decided: next(),
    decidedFake: next(),
  }
}

export function packSeller(seller: SellerCounters): PackedCounters {
  const { entries, quarter } = seller.windows
  return [
    seller.reviews,
    seller.firstAt,
    seller.lastAt,
    seller.ratings,
    seller.ratingSum,
    seller.ratingSquareSum,
    ...seller.byRating,
    seller.byNewAuthors,
    seller.byOneTimeAuthors,
    ...seller.byOneTimeAuthorsRating,
    ...seller.byNewAuthorsRating,
    seller.experienceSum,
    ...packDecayed(seller.decided),
    ...packDecayed(seller.decidedFirst),
    ...seller.decidedByRating.flatMap(packDecayed),
    ...entries.slice(quarter.from).flatMap(packDay),
  ]
}

export function unpackSeller(packed: PackedCounters): SellerCounters {
  const next = reader(packed)
  return {
    reviews: next(),
    firstAt: next(),
    lastAt: next(),
    ratings: next(),
    ratingSum: next(),
    ratingSquareSum: next(),
    byRating: sixOf(next),
    byNewAuthors: next(),
    byOneTimeAuthors: next(),
    byOneTimeAuthorsRating: sixOf(next),
    byNewAuthorsRating: sixOf(next),
    experienceSum: next(),
    decided: decayedOf(next),
    decidedFirst: decayedOf(next),
    decidedByRating: Array.from({ length: 6 }, () => decayedOf(next)),
    windows: windowsOver(daysOf(next)),
  }
}

type MarketCounters = Pick<Counters, 'decided' | 'decidedFirstByRating'>

export function packMarket({ decided, decidedFirstByRating }: MarketCounters): PackedCounters {
  return [...packDecayed(decided), ...decidedFirstByRating.flatMap(packDecayed)]
}

export function unpackMarket(packed: PackedCounters): MarketCounters {
  const next = reader(packed)
  return {
    decided: decayedOf(next),
    decidedFirstByRating: Array.from({ length: 6 }, () => decayedOf(next)),
  }
}

function packDecayed({ all, fakes, at }: Decayed): PackedCounters {
  return [all, fakes, kept(at)]
}

function packDay({ day, reviews, byNewAuthors, ratings, ratingSum, experienceSum }: Day): PackedCounters {
  return [day, reviews, byNewAuthors, ratings, ratingSum, experienceSum]
}

type Reader = { (): number; left(): number }

function reader(packed: PackedCounters): Reader {
  let at = 0
  const next = () => packed[at++] ?? Number.NEGATIVE_INFINITY
  return Object.assign(next, { left: () => packed.length - at })
}

function sixOf(next: Reader): number[] {
  return [next(), next(), next(), next(), next(), next()]
}

function decayedOf(next: Reader): Decayed {
  return { all: next(), fakes: next(), at: next() }
}

function daysOf(next: Reader): Day[] {
  const days: Day[] = []
  while (next.left() > 0) {
    days.push({
      day: next(),
      reviews: next(),
      byNewAuthors: next(),
      ratings: next(),
      ratingSum: next(),
      experienceSum: next(),
    })
  }
  return days
}
