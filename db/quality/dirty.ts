import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'
import { countedDays } from '#db/quality/count-columns'
import { aroundOrders, aroundReviews } from '#db/quality/touched'

/** The named queries `touched`, of (seller_id, day), and the one that marks those days; `instants` are of (seller_id, at). */
export function marking(instants: RawBuilder<unknown>, zone: string) {
  return sql`
    touched as materialized (
      select distinct seller_id, (at at time zone ${zone})::date as day from (${instants}) as instants
    ), marked as (
      insert into quality_dirty (seller_id, day)
      select seller_id, day from touched where day is not null order by 1, 2 on conflict do nothing
    )`
}

/** Marks what these reviews are about before they are edited, so that days they are moved from are counted anew as well. */
export function markBeforeReviewEdit(tx: Tx, ids: string[]): Promise<void> {
  return markInAnyZone(tx, aroundReviews(ids))
}

/** The same before these orders are edited. */
export function markBeforeOrderEdit(tx: Tx, ids: string[]): Promise<void> {
  return markInAnyZone(tx, aroundOrders(ids))
}

/** Marks whichever days these instants may be; a day too many is counted to what it was. */
async function markInAnyZone(tx: Tx, touched: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into quality_dirty (seller_id, day)
    select distinct seller_id, (at at time zone 'UTC')::date + shift
    from (${touched}) as instants cross join generate_series(-1, 1) as shift
    order by 1, 2 on conflict do nothing`.execute(tx)
}

/** Marks the days of orders that were still open and promised by an instant of the span, which is over now. */
export async function markBrokenPromises(
  tx: Tx,
  { from, until, zone }: { from: Date; until: Date; zone: string },
): Promise<void> {
  const broken = sql`
    select seller_id, placed_at as at from customer_order
    where delivered_at is null and cancelled_at is null and promised_by >= ${from} and promised_by < ${until}`
  await sql`with ${marking(broken, zone)} select`.execute(tx)
}

/**
 * Marks the days of these incidents for every seller they may concern, as many as there are: what happened then counts
 * or does not count from the next run on.
 */
export async function markByIncidents(tx: Tx, ids: string[]): Promise<void> {
  await sql`
    insert into quality_dirty (seller_id, day)
    select distinct s.seller_id, day::date
    from incident i
    join quality_seller s on i.category is null
      or exists (select from seller where seller.id = s.seller_id and seller.category = i.category)
      or exists (
        select from quality_counter c join quality_cell on quality_cell.id = c.cell
        where c.seller_id = s.seller_id and quality_cell.category = i.category)
    cross join lateral generate_series(greatest(i.from_day, (select as_of - ${countedDays}::int from quality_count)),
      i.to_day, '1 day') as day
    where i.id::text = any(${ids}) and i.region is null
    order by 1, 2 on conflict do nothing`.execute(tx)
}

/** Sellers with days to be counted anew, in the order of their ids; at most `limit`. */
export async function listDirtySellers(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    select distinct seller_id from quality_dirty order by seller_id limit ${limit}`.execute(tx)
  return rows.map(({ sellerId }) => sellerId)
}
