import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** Whether one of our people is tied to a seller or a buyer: by their own word, or by writing from the shop's address. */
export async function isTied(db: Database | Tx, personId: string, partyId: string): Promise<boolean> {
  const { rows } = await sql<{ isTied: boolean }>`
    select tied_to(${personId}::uuid, ${partyId}) as is_tied`.execute(db)
  return rows[0]?.isTied === true
}

/** Whether they are tied to a side of any of these complaints. */
export async function isTiedToComplaints(
  db: Database | Tx,
  personId: string,
  complaintIds: readonly string[],
): Promise<boolean> {
  if (complaintIds.length === 0) return false
  const { rows } = await sql<{ isTied: boolean }>`
    select coalesce(bool_or(tied_to_complaint(${personId}::uuid, id)), false) as is_tied
    from unnest(${complaintIds}::text[]) id`.execute(db)
  return rows[0]?.isTied === true
}

/** Whether they are tied to the shop a review is of, or to its author. */
export async function isTiedToReview(
  db: Database | Tx,
  personId: string,
  reviewId: string,
): Promise<boolean> {
  const { rows } = await sql<{ isTied: boolean }>`
    select tied_to_review(${personId}::uuid, ${reviewId}) as is_tied`.execute(db)
  return rows[0]?.isTied === true
}

/** Notes that one of our people is tied to a seller or a buyer; said twice, it is noted once. */
export async function insertDeclaredTie(
  tx: Tx,
  tie: { accountId: string; partyId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('declaredTie')
    .values({ ...tie, declaredAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
