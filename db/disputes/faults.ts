import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Fault } from '#domain/disputes/fault'

/** `shownRevision` of the domain, as SQL. */
export function shownRevision(review: string): string {
  return `case when ${review}.state = 'edit_pending'
    then coalesce(${review}.published_revision, ${review}.revision) else ${review}.revision end`
}

/**
 * `countsAgainstSeller` of the domain, as SQL: not where what a review tells of was found to be another's. What was found
 * holds for the text it was found about, no longer once readers see another.
 */
export function isSellersFault(review: string): string {
  return `not exists (select from review_fault of_other
    where of_other.review_id = ${review}.id and of_other.fault in ('platform', 'carrier', 'buyer')
      and of_other.revision = ${shownRevision(review)})`
}

/**
 * Whose fault what a review tells of was found to be, why, when and by whom; nothing where readers see another text.
 */
export function findFault(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('reviewFault')
    .innerJoin('account', 'account.id', 'reviewFault.setBy')
    .innerJoin('review', 'review.id', 'reviewFault.reviewId')
    .where('reviewFault.revision', '=', sql.raw<number>(shownRevision('review')))
    .select(['reviewFault.fault', 'reviewFault.note', 'reviewFault.setAt', 'reviewFault.setBy'])
    .select('account.name as setByName')
    .where('reviewFault.reviewId', '=', reviewId)
    .executeTakeFirst()
}

export type SaidFault = {
  reviewId: string
  revision: number
  fault: Fault
  note: string
  setBy: string
  /** Under which waiver, where whoever says it decided about the review. */
  waiverId?: string | null
}

/** Keeps whose fault what one text of a review tells of was. */
export async function setFault(tx: Tx, { reviewId, revision, ...said }: SaidFault, now: Date): Promise<void> {
  const found = { waiverId: null, ...said, setAt: now }
  await tx
    .insertInto('reviewFault')
    .values({ reviewId, revision, ...found })
    .onConflict((conflict) => conflict.columns(['reviewId', 'revision']).doUpdateSet(found))
    .execute()
}
