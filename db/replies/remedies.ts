import type { Insertable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { MarketplaceSchema } from '#db/schema/marketplace'
import type { Remedy } from '#domain/replies/remedy'

/** Whether it was not there yet. */
export async function insertRemedy(
  tx: Tx,
  remedy: Insertable<MarketplaceSchema['reviewRemedy']>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('reviewRemedy')
    .values(remedy)
    .onConflict((conflict) => conflict.columns(['reviewId', 'kind']).doNothing())
    .returning('kind')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Whether there was one. */
export async function deleteRemedy(
  tx: Tx,
  { reviewId, kind }: { reviewId: string; kind: Remedy },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('reviewRemedy')
    .where('reviewId', '=', reviewId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst()
  return deleted !== undefined
}

/** What was done for the buyer of a review. */
export function listRemedies(db: Database, reviewId: string) {
  return db
    .selectFrom('reviewRemedy')
    .select(['kind', 'note', 'recordedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('recordedAt')
    .execute()
}
