import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Fault } from '#domain/disputes/fault'

/** The revision of a review that readers see, as SQL: while a change of its text waits, the one before. */
export function shownRevision(review: string): string {
  return `case when ${review}.state = 'edit_pending'
    then coalesce(${review}.published_revision, ${review}.revision) else ${review}.revision end`
}

/**
 * Whether a review counts against its seller as far as anybody's fault goes: not where what it tells of was found to be
 * another's. What was found holds for the text it was found about, no longer once readers see another.
 */
export function isSellersFault(review: string): string {
  return `not exists (select from review_fault of_other
    where of_other.review_id = ${review}.id and of_other.fault in ('platform', 'carrier', 'buyer')
      and of_other.revision = ${shownRevision(review)})`
}

/** Whose fault what a review tells of was found to be, why, when and by whom; nothing where readers see another text. */
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

/** The revision that readers see of a review that there is. */
export async function findShownRevision(tx: Tx, reviewId: string): Promise<number> {
  const { shown } = await tx
    .selectFrom('review')
    .select(sql.raw<number>(shownRevision('review')).as('shown'))
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return shown
}

export type SaidFault = { reviewId: string; fault: Fault; note: string; setBy: string }

/** Keeps whose fault it was what the text tells of that readers see now; which revision that is. */
export async function setFault(tx: Tx, { reviewId, ...said }: SaidFault, now: Date): Promise<number> {
  const found = { ...said, setAt: now }
  const revision = await findShownRevision(tx, reviewId)
  await tx
    .insertInto('reviewFault')
    .values({ reviewId, revision, ...found })
    .onConflict((conflict) => conflict.columns(['reviewId', 'revision']).doUpdateSet(found))
    .execute()
  return revision
}
