import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'

/** Sellers of a run: those named, those in a range of ids, of which the first end is exclusive, or all. */
export type SellerScope = { sellerIds: string[] } | { after: string; upTo: string } | 'all'

export function inScope(scope: SellerScope, column: string): RawBuilder<boolean> {
  if (scope === 'all') return sql`true`
  const id = sql.ref(column)
  return 'sellerIds' in scope
    ? sql`${id} = any(${scope.sellerIds})`
    : sql`${id} > ${scope.after} and ${id} <= ${scope.upTo}`
}

/**
 * A run's id as a value the planner sees too late to look it up among its statistics. Of a run that has just begun they
 * know nothing, and it would expect one row of it; so it expects as many as of any other.
 */
export function likeAnyRun(runId: number): RawBuilder<number> {
  return sql`(select ${runId}::bigint)`
}

/** The last of the next `limit` counted sellers after an id, and how many they are; undefined after the last one. */
export async function findRangeEnd(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<{ upTo: string; sellers: number } | undefined> {
  const { rows } = await sql<{ upTo: string | null; sellers: number }>`
    select max(seller_id) as up_to, count(*)::int as sellers from (
      select seller_id from quality_seller where seller_id > ${after} order by seller_id limit ${limit}
    ) range`.execute(tx)
  const [range] = rows
  return range?.upTo ? { upTo: range.upTo, sellers: range.sellers } : undefined
}

/** Holds these sellers against being counted anew until the transaction ends. */
export async function holdSellers(tx: Tx, scope: SellerScope): Promise<void> {
  await sql`
    select from quality_seller where ${inScope(scope, 'seller_id')} order by seller_id for share`.execute(tx)
}

/** How many sellers there are to compare. */
export async function countSellers(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    sellers: number
  }>`select count(*)::int as sellers from quality_seller`.execute(tx)
  return rows[0]?.sellers ?? 0
}
