import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findBuyerOfOrder } from '#db/orders'
import { findReviewAuthor } from '#db/reviews'
import type { TriageDecision } from '#domain/complaints/triage'
import { type Language, languageToWriteIn } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

export type AccusedRefusal = { reason: 'no_content' | 'other_author' | 'author_unknown' | 'buyer_unknown' }

/** Whom a decision is told to who is no side the complaint names; undefined where its sides are all there are. */
export type Accused = { personId: string; language: Language } | undefined

/**
 * Whom something is found against (K18): the buyer of the order, or whoever wrote the review something was demanded with
 * where no order names them. Refused where the review is somebody else's, who did not demand anything, and where nobody
 * is known, who could neither be told nor appeal. Whom an earlier finding named is not asked: an appeal may have shown
 * that it was somebody else.
 */
export async function judgeAccused(
  tx: Tx,
  { orderId, sellerId }: Complaint,
  decision: TriageDecision,
): Promise<Result<Accused, AccusedRefusal>> {
  if (decision.move !== 'verify_fake' && decision.move !== 'verify_extortion') return ok(undefined)
  const buyerId = orderId === null ? undefined : await findBuyerOfOrder(tx, { orderId, sellerId })
  if (decision.move === 'verify_fake')
    return buyerId === undefined ? refuse({ reason: 'buyer_unknown' }) : ok(undefined)
  const { reviewId } = decision
  if (reviewId === null) return buyerId === undefined ? refuse({ reason: 'author_unknown' }) : ok(undefined)
  const review = await findReviewAuthor(tx, reviewId)
  const isOfShop = review?.sellerId === sellerId && review.direction === 'buyer_to_seller'
  if (!isOfShop) return refuse({ reason: 'no_content' })
  if (buyerId === undefined)
    return ok({ personId: review.authorId, language: languageToWriteIn(review.language) })
  return buyerId === review.authorId ? ok(undefined) : refuse({ reason: 'other_author' })
}
