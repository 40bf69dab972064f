import type { Insertable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintSchema } from '#db/schema/complaints'
import type { ReviewState } from '#domain/review'

/** The first of these reviews readers can see, in the order they are named. */
export async function findNoticedReview(
  db: Database,
  ids: string[],
  states: readonly ReviewState[],
): Promise<{ id: string; sellerId: string } | undefined> {
  if (ids.length === 0) return undefined
  const found = await db
    .selectFrom('review')
    .select(['id', 'sellerId'])
    .where('id', 'in', ids)
    .where('state', 'in', states)
    .where('publishedRevision', 'is not', null)
    .execute()
  return ids.flatMap((id) => found.find((review) => review.id === id) ?? [])[0]
}

/** Keeps what a notice is about and who gave it; the same form sent twice is one. */
export async function insertNotice(
  tx: Tx,
  notice: Insertable<ComplaintSchema['complaintNotice']>,
): Promise<void> {
  await tx
    .insertInto('complaintNotice')
    .values(notice)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What a notice is about and who gave it: for our people alone. */
export function findNotice(db: Database | Tx, complaintId: string) {
  return db
    .selectFrom('complaintNotice')
    .select(['reviewId', 'location', 'name'])
    .where('complaintId', '=', complaintId)
    .executeTakeFirst()
}
