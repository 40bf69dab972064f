import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'
import { countedDays } from '#db/quality/count-columns'

type Touched = { ids: string[]; zone: string }

/**
 * Marks the days to be counted anew after these reviews changed: theirs, those of what the same author wrote about
 * the same order, and those of complaints about it. Returns the sellers.
 */
export function markByReviews(tx: Tx, { ids, zone }: Touched): Promise<string[]> {
  return mark(tx, aroundReviews(ids), zone)
}

/** The same before these reviews are edited, so that days they are moved away from are counted anew as well. */
export function markBeforeReviewEdit(tx: Tx, ids: string[]): Promise<void> {
  return markInAnyZone(tx, aroundReviews(ids))
}

function aroundReviews(ids: string[]) {
  return sql`
    select o.seller_id, o.created_at as at from review r
    join review o on o.author_id = r.author_id and o.seller_id = r.seller_id
      and (o.id = r.id or o.order_id is not distinct from r.order_id)
    where r.id = any(${ids})
    union all
    select c.seller_id, c.created_at from review r
    join complaint c on c.order_id = r.order_id and c.seller_id = r.seller_id
    where r.id = any(${ids})`
}

/** The same after orders came or changed: their days, and those of the reviews and complaints that stand on them. */
export function markByOrders(tx: Tx, { ids, zone }: Touched): Promise<string[]> {
  return mark(tx, aroundOrders(ids), zone)
}

/** The same before these orders are edited. */
export function markBeforeOrderEdit(tx: Tx, ids: string[]): Promise<void> {
  return markInAnyZone(tx, aroundOrders(ids))
}

function aroundOrders(ids: string[]) {
  return sql`
    select seller_id, placed_at as at from customer_order where id = any(${ids})
    union all
    select seller_id, created_at from review where order_id = any(${ids})
    union all
    select seller_id, created_at from complaint where order_id = any(${ids})`
}

/** The same after complaints came or were decided: their days, and those of their orders with all that stands on them. */
export function markByComplaints(tx: Tx, { ids, zone }: Touched): Promise<string[]> {
  return mark(
    tx,
    sql`
    select seller_id, created_at as at from complaint where id = any(${ids})
    union all
    select o.seller_id, o.created_at from complaint c
    join complaint o on o.order_id = c.order_id and o.seller_id = c.seller_id
    where c.id = any(${ids})
    union all
    select o.seller_id, o.placed_at from complaint c
    join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where c.id = any(${ids})
    union all
    select r.seller_id, r.created_at from complaint c
    join review r on r.order_id = c.order_id and r.seller_id = c.seller_id
    where c.id = any(${ids})`,
    zone,
  )
}

/** The same of the sellers themselves, who returned to the catalogue or lost something: the days they returned on. */
export async function markBySellers(tx: Tx, { ids, zone }: Touched): Promise<string[]> {
  await mark(
    tx,
    sql`
    select seller_id, reinstated_at as at from exclusion
    where seller_id = any(${ids}) and reinstated_at is not null`,
    zone,
  )
  return ids
}

/** Marks the days of orders that were still open and promised by an instant of the span, which is over now. */
export async function markBrokenPromises(
  tx: Tx,
  { from, until, zone }: { from: Date; until: Date; zone: string },
): Promise<void> {
  await mark(
    tx,
    sql`
    select seller_id, placed_at as at from customer_order
    where delivered_at is null and cancelled_at is null and promised_by >= ${from} and promised_by < ${until}`,
    zone,
  )
}

/** Marks whichever days these instants may be; a day too many is counted to what it was. */
async function markInAnyZone(tx: Tx, touched: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into quality_dirty (seller_id, day)
    select distinct seller_id, (at at time zone 'UTC')::date + shift
    from (${touched}) as instants cross join generate_series(-1, 1) as shift
    order by 1, 2 on conflict do nothing`.execute(tx)
}

async function mark(tx: Tx, touched: RawBuilder<unknown>, zone: string): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    with touched as materialized (
      select distinct seller_id, (at at time zone ${zone})::date as day from (${touched}) as instants
    ), marked as (
      insert into quality_dirty (seller_id, day)
      select seller_id, day from touched order by 1, 2 on conflict do nothing
    )
    select distinct seller_id from touched`.execute(tx)
  return rows.map(({ sellerId }) => sellerId)
}

/** Sellers with days to be counted anew, in the order of their ids; at most `limit`. */
export async function listDirtySellers(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    select distinct seller_id from quality_dirty order by seller_id limit ${limit}`.execute(tx)
  return rows.map(({ sellerId }) => sellerId)
}

/** Takes the marks off these sellers; the days that had them, as parallel lists. */
export async function takeDirtyDays(
  tx: Tx,
  sellerIds: string[],
): Promise<{ sellerIds: string[]; days: string[] }> {
  const { rows } = await sql<{ sellerId: string; day: string }>`
    delete from quality_dirty where seller_id = any(${sellerIds}) returning seller_id, day`.execute(tx)
  return { sellerIds: rows.map(({ sellerId }) => sellerId), days: rows.map(({ day }) => day) }
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
