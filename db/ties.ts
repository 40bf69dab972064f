import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/**
 * Whether one of our people is tied to a seller or a buyer: by their own word, or by writing from the shop's address.
 */
export async function isTied(db: Database | Tx, personId: string, partyId: string): Promise<boolean> {
  const { rows } = await sql<{ isTied: boolean }>`
    select tied_to(${personId}::uuid, ${partyId}) as is_tied`.execute(db)
  return rows[0]?.isTied === true
}

/** Whether one of our people is tied to any of these, as `tied_to` has it, planned with the statement it is part of. */
export function isTiedToAny(personId: string, partyIds: readonly string[]): RawBuilder<boolean> {
  const parties = sql.join(partyIds.map((id) => sql`${id}`))
  return sql`(exists (select from declared_tie where account_id = ${personId} and party_id in (${parties}))
    or exists (select from account a join seller s on lower(s.contact_email) = lower(a.email)
      where a.id = ${personId} and s.id in (${parties})))`
}

/**
 * `tied` with `parties`: everybody one of our people is tied to, null where nobody, as `tied_to` has it. A list asks
 * once instead of row by row, and where there is none not at all.
 */
export function withTies(personId: string): RawBuilder<unknown> {
  return sql`tied as materialized (select array_agg(party) as parties from (
    select party_id from declared_tie where account_id = ${personId}
    union all select s.id from account a join seller s on lower(s.contact_email) = lower(a.email)
      where a.id = ${personId} and s.contact_email is not null) t (party))`
}

/**
 * Whether a review is of nobody in `tied`. Asked for as a value: of an `exists` the planner would make a table of all
 * reviews first, as it does not see that one row of the line is enough.
 */
export function isUntied(reviewId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((select parties from tied) is null or not coalesce((
    select array[r.seller_id, r.author_id] && (select parties from tied) from review r where r.id = ${reviewId}), false))`
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
