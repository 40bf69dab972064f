import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { rowTable } from '#db/row-table'

/** How a review is counted; `features` are bytes, or null where nothing was known. */
export type CountedReview = {
  id: string
  authorId: string
  sellerId: string
  rating: number
  at: Date
  wasFirst: boolean
  features: Buffer | null
}

export async function insertCounted(tx: Tx, reviews: CountedReview[]): Promise<void> {
  const given = rowTable(reviews, {
    ...{ id: 'text', authorId: 'text', sellerId: 'text', rating: 'smallint', at: 'timestamptz' },
    ...{ wasFirst: 'boolean', features: 'bytea' },
  })
  await sql`
    insert into counted_review (review_id, author_id, seller_id, rating, at, was_first, features)
    select id, author_id, seller_id, rating, at, was_first, features from ${given}`.execute(tx)
}

/** The features that reviews had when they were first screened, as bytes; those with none are left out. */
export async function listCountedFeatures(
  db: Database | Tx,
  ids: string[],
): Promise<{ id: string; features: Buffer }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('countedReview')
    .select(['reviewId', 'features'])
    .where((eb) => eb('reviewId', '=', eb.fn.any(eb.val(ids))))
    .execute()
  return rows.flatMap(({ reviewId, features }) => (features ? [{ id: reviewId, features }] : []))
}
