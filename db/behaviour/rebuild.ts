import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { StoredCounters } from '#domain/detection/learning/stored-counters'

/** Has reviews that were screened when nothing was counted yet counted by what they say now. */
export async function insertUncounted(tx: Tx): Promise<void> {
  await sql`
    insert into counted_review (review_id, author_id, seller_id, rating, at, was_first)
    select id, author_id, seller_id, rating, least(created_at, received_at), not exists (
        select from review e
        where e.author_id = r.author_id and (e.created_at, e.id) < (r.created_at, r.id))
    from review r
    where exists (select from screening where review_id = r.id)
      and not exists (select from counted_review c where c.review_id = r.id)`.execute(tx)
}

export type CountedRow = { id: string; authorId: string; sellerId: string; rating: number; at: Date }

/** Hands every counted review to `take` in the order of time, many at once. */
export async function eachCounted(tx: Tx, take: (rows: CountedRow[]) => void): Promise<void> {
  await sql`
    declare counted no scroll cursor for
    select review_id as id, author_id, seller_id, rating, at from counted_review
    order by at, review_id collate "C"`.execute(tx)
  for (;;) {
    const { rows } = await sql<CountedRow>`fetch 10000 from counted`.execute(tx)
    if (rows.length === 0) break
    take(rows)
  }
  await sql`close counted`.execute(tx)
}

/** What was counted of people's decisions, in the order of time. */
export function listCountedDecisions(tx: Tx) {
  return tx
    .selectFrom('countedReview')
    .select(['reviewId', 'authorId', 'sellerId', 'rating', 'wasFirst', 'label', 'decidedAt'])
    .where('label', 'is not', null)
    .where('decidedAt', 'is not', null)
    .orderBy('decidedAt')
    .orderBy('reviewId')
    .execute()
}

/** Counters of authors in the order of their ids, after one of them. */
export async function listAuthorCounters(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<StoredCounters['authors']> {
  return tx
    .selectFrom('authorCounters')
    .select(['authorId as id', 'firstSellerId', 'counts'])
    .where('authorId', '>', after)
    .orderBy('authorId')
    .limit(limit)
    .execute()
}

/** Counters of sellers in the order of their ids, after one of them. */
export async function listSellerCounters(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<StoredCounters['sellers']> {
  return tx
    .selectFrom('sellerCounters')
    .select(['sellerId as id', 'counts'])
    .where('sellerId', '>', after)
    .orderBy('sellerId')
    .limit(limit)
    .execute()
}

/** Forgets counters of those of whom nothing was counted. */
export async function deleteCounters(
  tx: Tx,
  { authorIds, sellerIds }: { authorIds: string[]; sellerIds: string[] },
): Promise<void> {
  await sql`delete from author_counters where author_id = any(${authorIds})`.execute(tx)
  await sql`delete from seller_counters where seller_id = any(${sellerIds})`.execute(tx)
}

/** Notes that all was counted anew; whether that was the first time. */
export async function setRebuilt(tx: Tx, now: Date): Promise<{ isFirst: boolean }> {
  const { rows } = await sql<{ isFirst: boolean }>`
    update market_counters m set rebuilt_at = ${now} from (select rebuilt_at from market_counters for update) before
    returning before.rebuilt_at is null as is_first`.execute(tx)
  return { isFirst: rows[0]?.isFirst ?? false }
}

/** Reviews people decided about for good of which nothing was counted; at most `limit`. */
export async function listUncountedDecisions(tx: Tx, limit: number, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.review_id as id
    from decision d join counted_review c on c.review_id = d.subject_id
    where d.subject_kind = 'review' and d.decided_by is not null and d.undone_at is null
      and d.action in ('publish', 'redact', 'reject') and d.effective_at <= ${now} and c.label is null
    limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether counting anew is due; whoever is told so has it done, and nobody else is until it is due again. */
export async function takeDueRebuild(
  db: Database | Tx,
  { now, next }: { now: Date; next: Date },
): Promise<boolean> {
  const taken = await db
    .updateTable('marketCounters')
    .set({ rebuildDueAt: next })
    .where('rebuildDueAt', '<=', now)
    .returning('isOnly')
    .executeTakeFirst()
  return taken !== undefined
}
