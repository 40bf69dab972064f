import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findBuyerOfOrder } from '#db/orders'
import { findReviewAuthor } from '#db/reviews'
import { type Language, languageToWriteIn } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

export type AccusedRefusal = { reason: 'no_content' | 'other_author' | 'author_unknown' }

/** Whom a decision is told to who is no side the complaint names; undefined where its sides are all there are. */
export type Accused = { personId: string; language: Language } | undefined

/**
 * Who is found to have demanded something with a review of this seller (K18): the buyer of the order, or whoever wrote
 * the review where no order names them. Refused where the review is somebody else's, who did not demand anything, and
 * where nobody is known, who could neither be told nor appeal.
 */
export async function judgeAccused(
  tx: Tx,
  complaint: Complaint,
  reviewId: string | null,
): Promise<Result<Accused, AccusedRefusal>> {
  const { orderId, sellerId } = complaint
  const buyerId = orderId === null ? undefined : await findBuyerOfOrder(tx, { orderId, sellerId })
  if (reviewId === null) return buyerId === undefined ? refuse({ reason: 'author_unknown' }) : ok(undefined)
  const review = await findReviewAuthor(tx, reviewId)
  const isOfShop = review?.sellerId === sellerId && review.direction === 'buyer_to_seller'
  if (!isOfShop) return refuse({ reason: 'no_content' })
  if (buyerId === undefined)
    return ok({ personId: review.authorId, language: languageToWriteIn(review.language) })
  return buyerId === review.authorId ? ok(undefined) : refuse({ reason: 'other_author' })
}
