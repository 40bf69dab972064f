import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

export type Withdrawal = {
  /** The revision that was taken back. */
  revision: number
  withdrawnAt: Date
  untilAt: Date
  publishedRevision: number | null
  publishedText: string | null
  endedAt: Date | null
}

/** Begins the cooling-off of a review that is taken back: it counts on with the stars it had. The caller holds it. */
export async function beginCoolingOff(
  tx: Tx,
  { reviewId, ...row }: { reviewId: string } & Omit<Withdrawal, 'endedAt'>,
): Promise<void> {
  await tx
    .insertInto('reviewWithdrawal')
    .values({ reviewId, ...row, endedAt: null, outcome: null })
    .onConflict((conflict) =>
      conflict.column('reviewId').doUpdateSet({ ...row, endedAt: null, outcome: null }),
    )
    .execute()
  await sql`update review set held_rating = coalesce(held_rating, rating) where id = ${reviewId}`.execute(tx)
}

export function findWithdrawal(tx: Tx, reviewId: string): Promise<Withdrawal | undefined> {
  return tx
    .selectFrom('reviewWithdrawal')
    .select(['revision', 'withdrawnAt', 'untilAt', 'publishedRevision', 'publishedText', 'endedAt'])
    .where('reviewId', '=', reviewId)
    .executeTakeFirst()
}

export async function endCoolingOff(
  tx: Tx,
  reviewId: string,
  ended: { endedAt: Date; outcome: 'final' | 'taken_back' },
): Promise<void> {
  await tx.updateTable('reviewWithdrawal').set(ended).where('reviewId', '=', reviewId).execute()
}

/** Ends the cooling-off of those of these reviews that have just been revised; which they were. The caller holds them. */
export async function endByRevision(tx: Tx, reviewIds: string[], now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('reviewWithdrawal')
    .set({ endedAt: now, outcome: 'revised' })
    .where('reviewId', '=', sql<string>`any(${reviewIds})`)
    .where('endedAt', 'is', null)
    .returning('reviewId')
    .execute()
  return rows.map(({ reviewId }) => reviewId)
}

/** Reviews whose cooling-off is over by `now`, the one that has waited longest first. */
export async function listCooledOff(db: Database, limit: number, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('reviewWithdrawal')
    .select('reviewId')
    .where('endedAt', 'is', null)
    .where('untilAt', '<=', now)
    .orderBy('untilAt')
    .limit(limit)
    .execute()
  return rows.map(({ reviewId }) => reviewId)
}
