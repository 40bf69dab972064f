import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ReviewState } from '#domain/review'

export type ReviewListFilter = {
  state?: ReviewState | undefined
  sellerId?: string | undefined
  authorId?: string | undefined
  language?: string | undefined
}

/** A page of reviews with their first words and their seller's name, the newest first. */
export function listReviewLines(
  db: Database,
  { state, sellerId, authorId, language }: ReviewListFilter,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
) {
  let page = db
    .selectFrom('review')
    .leftJoin('seller', 'seller.id', 'review.sellerId')
    .select([
      'review.id',
      'review.sellerId',
      'seller.name as sellerName',
      'review.authorId',
      'review.rating',
      'review.language',
      'review.state',
      'review.fakeProbability',
      'review.createdAt',
      sql<string>`left(review.text, 240)`.as('excerpt'),
    ])
    .orderBy('review.createdAt', 'desc')
    .orderBy('review.id', 'desc')
    .limit(limit)
  if (state) page = page.where('review.state', '=', state)
  if (sellerId) page = page.where('review.sellerId', '=', sellerId)
  if (authorId) page = page.where('review.authorId', '=', authorId)
  if (language) page = page.where('review.language', '=', language)
  if (after) page = page.where(sql<boolean>`(review.created_at, review.id) < (${after.at}, ${after.id})`)
  return page.execute()
}
