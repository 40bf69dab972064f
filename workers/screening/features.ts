import type { FeatureRow } from '#db/features'
import type { UnscreenedReview } from '#db/screenings'
import type { LinkFeatures, OrderFeatures, ReviewFeatures, Twin } from '#domain/detection/features'
import { overlapOf, shingleSet } from '#domain/text/overlap'
import type { ReadText } from '#workers/language/read-text'

/** With fewer days known than this a seller has no usual rate. */
const minimumDays = 7

/** Shingles of the texts compared within one batch: ring members are each other's candidates. */
export type ShingleMemory = Map<string, Set<string>>

/** What is known of a review besides itself; its behaviour is undefined where that could not be read. */
export type Known = { text: ReadText; row: FeatureRow; behaviour: Float64Array | undefined }

/** Everything the signals may know, from a review's row, its words and what the database knows around it. */
export function toFeatures(review: UnscreenedReview, known: Known, memory: ShingleMemory): ReviewFeatures {
  const { row } = known
  return {
    reviewId: review.id,
    direction: review.direction,
    createdAt: review.createdAt,
    author: {
      id: review.authorId,
      registeredAt: review.authorRegisteredAt,
      earlierReviews: row.earlierReviews,
    },
    seller: {
      id: review.sellerId,
      rating: review.rating,
      reviews: row.sellerReviews ?? 0,
      ratingSum: row.ratingSum ?? 0,
      ratingSquareSum: row.ratingSquareSum ?? 0,
      usualPerDay: usualPerDay(row),
      lastDay: (row.lastMinutes ?? []).map((minutesBefore, at) => ({
        minutesBefore,
        authorIsNew: row.lastAuthorsNew?.[at] ?? null,
      })),
      hasOrders: row.sellerHasOrders,
    },
    order: toOrder(review),
    links: toLinks(row),
    twins: toTwins(review, row, memory),
    external: row.external ?? [],
    text: known.text.features,
    reading: known.text.reading,
    behaviour: known.behaviour,
  }
}

function usualPerDay({ usualReviews, usualDays }: FeatureRow): number | null {
  return usualReviews === null || usualDays === null || usualDays < minimumDays
    ? null
    : usualReviews / usualDays
}

function toOrder({
  orderId,
  orderSellerId,
  buyerId,
  placedAt,
  deliveredAt,
}: UnscreenedReview): OrderFeatures {
  if (orderId === null) return { state: 'not_given' }
  if (orderSellerId === null || buyerId === null || placedAt === null)
    return { state: 'missing', id: orderId }
  return { state: 'found', id: orderId, sellerId: orderSellerId, buyerId, placedAt, deliveredAt }
}

function toLinks({ device, address, payment }: FeatureRow): LinkFeatures[] {
  return Object.entries({ device, address, payment }).flatMap(([kind, shared]) =>
    shared
      ? // The three keys above are the three kinds there are.
        [
          {
            kind: kind as LinkFeatures['kind'],
            otherAuthors: shared.authors,
            sameSellerAuthors: shared.sameSeller,
          },
        ]
      : [],
  )
}

function toTwins(review: UnscreenedReview, { twins }: FeatureRow, memory: ShingleMemory): Twin[] {
  if (!twins) return []
  const own = remember(memory, review.id, review.text)
  return twins
    .map(({ text, ...twin }) => ({ ...twin, overlap: overlapOf(own, remember(memory, twin.reviewId, text)) }))
    .sort((a, b) => b.overlap - a.overlap)
}

function remember(memory: ShingleMemory, id: string, text: string): Set<string> {
  const known = memory.get(id) ?? shingleSet(text)
  memory.set(id, known)
  return known
}
