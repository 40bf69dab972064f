import type { ExternalVerdict } from '#domain/detection/external'
import type { Readable } from '#domain/detection/learning/text-grams'
import type { Fold } from '#domain/text/canonical'
import type { Span } from '#domain/text/span'

/**
 * Everything the signals may know about a review at the moment it arrived. `null` is always *unknown*, which
 * speaks neither for nor against anybody.
 */
export type ReviewFeatures = {
  reviewId: string
  direction: 'buyer_to_seller' | 'seller_to_buyer'
  createdAt: Date
  author: AuthorFeatures
  seller: SellerFeatures
  order: OrderFeatures
  /** What the review shares with other authors; one entry for each hash it came with. */
  links: LinkFeatures[]
  /** Earlier reviews whose text overlaps with this one's, the most alike first. */
  twins: Twin[]
  /** What the marketplace's own models said of this revision, or that they did not answer. */
  external: ExternalVerdict[]
  text: TextFeatures
  reading: Reading
  /** How its author writes and its seller is written about, in the order of the features' names. */
  behaviour: ArrayLike<number> | undefined
}

export type AuthorFeatures = {
  id: string
  registeredAt: Date | null
  /** Reviews of any seller written before this one; counted up to 20. */
  earlierReviews: number
}

export type SellerFeatures = {
  id: string
  /** Stars of this review, 1–5. Only ever compared with the seller's usual. */
  rating: number
  reviews: number
  ratingSum: number
  ratingSquareSum: number
  /** Reviews a day over up to 90 days before; null where less than a week is known. */
  usualPerDay: number | null
  /** The reviews of the 24 hours before, the newest first, 50 at most. */
  lastDay: { minutesBefore: number; authorIsNew: boolean | null }[]
  /** Whether the marketplace has told us of any order of this seller. */
  hasOrders: boolean
}

export type OrderFeatures =
  | { state: 'not_given' }
  | { state: 'missing'; id: string }
  | {
      state: 'found'
      id: string
      sellerId: string
      buyerId: string
      placedAt: Date
      deliveredAt: Date | null
    }

export type LinkKind = 'device' | 'address' | 'payment'
export type LinkFeatures = {
  kind: LinkKind
  /** Other authors who came with the same hash earlier; 20 at most. */
  otherAuthors: string[]
  /** Those of them who reviewed the same seller. */
  sameSellerAuthors: string[]
}

export type Twin = {
  reviewId: string
  authorId: string
  sellerId: string
  /** The share (0–1) of both texts that is the same. */
  overlap: number
}

/** Title and text in one, as learnt models read them. */
export type Reading = {
  canonical: Readable
  /** The language the marketplace says it is in, else the one it seems to be in. */
  language: string
  /** The stretch of the text as sent that a stretch of the canonical one stands for; undefined in the title. */
  origin(span: Span): Span | undefined
}

export type ContactKind = 'phone' | 'email' | 'link' | 'messenger'

export type TextFeatures = {
  language: 'uk' | 'ru' | 'en' | 'zh' | 'other'
  /** Number of words; two Chinese characters count as one. */
  words: number
  folds: Fold[]
  /** A `null` span stands for the title. */
  contacts: { kind: ContactKind; span: Span | null }[]
  obscenities: { span: Span | null }[]
}
