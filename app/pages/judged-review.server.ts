import type { ReviewJudged } from '#app/components/judging/review-judged.ts'
import type { Database } from '#db/client'
import { findReview } from '#db/reviews'
import { listSellerNames } from '#db/seller-names'
import { findPrivateParts } from '#domain/masking'

/** A review for whoever judges something about it: whole, and with what in it is not for readers. */
export async function readJudgedReview(db: Database, id: string): Promise<ReviewJudged | null> {
  const review = await findReview(db, id)
  if (!review) return null
  const { text, rating, language, sellerId, orderId, authorId } = review
  const names = await listSellerNames(db, [sellerId])
  const privateParts = findPrivateParts(text).map(({ start, end }) => text.slice(start, end))
  return {
    ...{ id, text, rating, language, sellerId, orderId, authorId },
    sellerName: names.get(sellerId) ?? null,
    privateParts: [...new Set(privateParts)],
  }
}
