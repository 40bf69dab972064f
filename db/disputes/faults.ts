import type { Database, Tx } from '#db/client'
import type { Fault } from '#domain/disputes/fault'

/** Whose fault what a review tells of was found to be, why, when and by whom. */
export function findFault(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('reviewFault')
    .innerJoin('account', 'account.id', 'reviewFault.setBy')
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
