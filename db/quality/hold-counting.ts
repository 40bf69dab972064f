import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'
import { marking } from '#db/quality/dirty'
import { aroundComplaints, aroundOrders, aroundReturns, aroundReviews } from '#db/quality/touched'
import type { Day } from '#db/schema/columns'

/** Sellers held against being counted by anybody else, and the day up to which is counted. */
export type Counting = { sellerIds: string[]; asOf: Day }

const around = {
  reviews: aroundReviews,
  orders: aroundOrders,
  complaints: aroundComplaints,
  sellers: aroundReturns,
}

/** What may change so that sellers have to be counted anew. */
export type CountedKind = keyof typeof around

/**
 * Marks the days to be counted anew after these changed, and holds their sellers as `holdCounting` does. Before the first
 * run there is nothing to hold, and days stay marked.
 */
export async function markAndHold(
  tx: Tx,
  { kind, ids, zone }: { kind: CountedKind; ids: string[]; zone: string },
): Promise<Counting | undefined> {
  const { rows } = await sql<Counting>`
    with ${marking(around[kind](ids), zone)}, ${held(sql`select distinct seller_id from touched`)}
    select as_of, array(select distinct seller_id from touched) as seller_ids from quality_count for share`.execute(
    tx,
  )
  return rows[0]
}

/**
 * Holds the sellers against being counted by anybody else until the transaction ends, in the order of their ids, and
 * the counters against being rolled on; undefined before the first run.
 */
export async function holdCounting(tx: Tx, sellerIds: string[]): Promise<Counting | undefined> {
  const { rows } = await sql<Pick<Counting, 'asOf'>>`
    with ${held(sql`select unnest(${sellerIds}::text[])`)} select as_of from quality_count for share`.execute(
    tx,
  )
  const [state] = rows
  return state && { sellerIds, asOf: state.asOf }
}

/** The named query that holds these sellers. */
function held(sellerIds: RawBuilder<unknown>) {
  // A conflict holds the row it meets, also where nothing is updated.
  return sql`
    held as (
      insert into quality_seller (seller_id) ${sellerIds} order by 1
      on conflict (seller_id) do update set seller_id = excluded.seller_id where false
    )`
}
