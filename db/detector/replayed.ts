import { sql } from 'kysely'
import type { Database } from '#db/client'

/** What is replayed of a review: who wrote what about whom, and when. */
export type ReplayedRow = { id: string; authorId: string; sellerId: string; rating: number; at: Date }

/** A page of all reviews in the order in which they were written. */
export async function listReplayed(
  db: Database,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ReplayedRow[]> {
  const { rows } = await sql<ReplayedRow>`
    select id, author_id, seller_id, rating, created_at as at from review
    ${after ? sql`where (created_at, id) > (${after.at}::timestamptz, ${after.id})` : sql``}
    order by created_at, id limit ${limit}`.execute(db)
  return rows
}
