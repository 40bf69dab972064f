import type { Database, Tx } from '#db/client'
import type { Fault } from '#domain/disputes/fault'

/**
 * Whether a review counts against its seller as far as anybody's fault goes: not where what it tells of was found to be
 * another's. What was found holds for the text it was found about, no longer once its author has written another.
 */
export function isSellersFault(review: string): string {
  return `not exists (select from review_fault of_other
    where of_other.review_id = ${review}.id and of_other.fault in ('platform', 'carrier', 'buyer')
      and of_other.set_at >= ${review}.received_at)`
}

/** Whose fault what a review tells of was found to be, why, when and by whom; nothing where the text is a later one. */
export function findFault(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('reviewFault')
    .innerJoin('account', 'account.id', 'reviewFault.setBy')
    .innerJoin('review', 'review.id', 'reviewFault.reviewId')
    .whereRef('reviewFault.setAt', '>=', 'review.receivedAt')
    .select(['reviewFault.fault', 'reviewFault.note', 'reviewFault.setAt', 'reviewFault.setBy'])
    .select('account.name as setByName')
    .where('reviewFault.reviewId', '=', reviewId)
    .executeTakeFirst()
}

export type SaidFault = { reviewId: string; fault: Fault; note: string; setBy: string }

/** Keeps whose fault what a review tells of was. */
export async function setFault(tx: Tx, { reviewId, ...said }: SaidFault, now: Date): Promise<void> {
  const found = { ...said, setAt: now }
  await tx
    .insertInto('reviewFault')
    .values({ reviewId, ...found })
    .onConflict((conflict) => conflict.column('reviewId').doUpdateSet(found))
    .execute()
}
