import {
  type PackedCounters,
  packAuthor,
  packMarket,
  packSeller,
  unpackAuthor,
  unpackMarket,
  unpackSeller,
} from '#domain/detection/learning/pack-counters'
import { type Counters, emptyCounters } from '#domain/detection/learning/replay-counters'

/** Counters as rows of a database. */
export type StoredCounters = {
  authors: { id: string; firstSellerId: string | null; counts: PackedCounters }[]
  sellers: { id: string; counts: PackedCounters }[]
  market: PackedCounters | null
}

/** The counters these rows keep; those that lack a row have counted nothing. */
export function openCounters({ authors, sellers, market }: StoredCounters): Counters {
  const empty = emptyCounters()
  return {
    authors: new Map(
      authors.map(({ id, firstSellerId, counts }) => [id, unpackAuthor(counts, firstSellerId)]),
    ),
    sellers: new Map(sellers.map(({ id, counts }) => [id, unpackSeller(counts)])),
    decided: empty.decided,
    decidedFirstByRating: empty.decidedFirstByRating,
    ...(market && unpackMarket(market)),
  }
}

/** The rows that keep the counters of authors and sellers. */
export function closeCounters(counters: Counters): StoredCounters {
  return {
    authors: [...counters.authors].map(([id, author]) => ({
      id,
      firstSellerId: author.reviews > 1 ? null : author.firstSellerId,
      counts: packAuthor(author),
    })),
    sellers: [...counters.sellers].map(([id, seller]) => ({ id, counts: packSeller(seller) })),
    market: packMarket(counters),
  }
}
