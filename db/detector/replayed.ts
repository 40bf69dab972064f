import { sql } from 'kysely'
import type { Database } from '#db/client'

/** What is replayed of a review, as it was counted when it was first screened: who wrote what about whom, and when. */
export type ReplayedRow = {
  id: string
  authorId: string
  sellerId: string
  rating: number
  at: Date
  /** Its place in the order of pages. */
  createdAt: Date
}

/** A page of all reviews in the order of their creation. No review is written after it was received. */
export async function listReplayed(
  db: Database,
  { after, limit }: { after?: { createdAt: Date; id: string } | undefined; limit: number },
): Promise<ReplayedRow[]> {
  const { rows } = await sql<ReplayedRow>`
    select r.id, coalesce(c.author_id, r.author_id) as author_id, coalesce(c.seller_id, r.seller_id) as seller_id,
      coalesce(c.rating, r.rating) as rating, coalesce(c.at, least(r.created_at, r.received_at)) as at, r.created_at
    from review r
    left join counted_review c on c.review_id = r.id
    ${after ? sql`where (r.created_at, r.id) > (${after.createdAt}::timestamptz, ${after.id})` : sql``}
    order by r.created_at, r.id limit ${limit}`.execute(db)
  return rows
}
