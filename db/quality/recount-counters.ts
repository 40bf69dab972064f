import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { bucketOf, countedDays, eachCounter, eachOwnCount } from '#db/quality/count-columns'
import type { Counting } from '#db/quality/hold-counting'
import { ownCount } from '#db/quality/own-counts'

const columns = eachCounter(({ column }) => column)
const excluded = eachCounter(({ column }) => `${column} = excluded.${column}`)
const sums = eachOwnCount((count) => `sum(${ownCount(count)}) filter (where counts) as ${count}`)
const sideBySide = eachCounter(
  ({ column, count, bucket }) =>
    `coalesce(sum(${count}) filter (where bucket = ${bucket}), 0)::int as ${column}`,
)
const isDifferent = sql`(${eachCounter(({ column }) => `quality_counter.${column}`)})
  is distinct from (${eachCounter(({ column }) => `excluded.${column}`)})`
const each = eachCounter(({ column }) => `c.${column}`)

/**
 * How many counters were compared with what was found, and how many of them were other than they had been, though their
 * seller is compared by the same as before.
 */
type RecountedCounters = { rows: number; changed: number }

/**
 * Sums the sellers' days by age anew, those before their evidence begins as nothing, and settles what each of them is
 * compared by: orders, where at least 80 % of the 30-day blocks of the last year in which anything happened have an order
 * or feedback that stands on one.
 */
export async function recountCounters(tx: Tx, { sellerIds, asOf }: Counting): Promise<RecountedCounters> {
  const { rows } = await sql<RecountedCounters>`
    with supply as (
      select seller_id, min(first_order_on) as first_order_on, count(*) filter (where has_orders) as supplied,
        count(*) as active
      from (
        select seller_id, (as_of - 1 - day) / 30 as block, min(day) filter (where orders > 0) as first_order_on,
          bool_or(orders + linked_reviews > 0) as has_orders
        from quality_day cross join (select ${asOf}::date as as_of) at
        where seller_id = any(${sellerIds}) and day < as_of and day >= as_of - 365
        group by 1, 2
      ) blocks group by seller_id
    ), found as materialized (
      select s.seller_id, s.evidence_from, s.by_orders as was_by_orders, least(s.first_order_on, supply.first_order_on) as first_order_on,
        case when active is null then s.by_orders else supplied > 0 and supplied >= 0.8 * active end as by_orders
      from quality_seller s left join supply on supply.seller_id = s.seller_id
      where s.seller_id = any(${sellerIds})
    ), settled as (
      update quality_seller s
      set mode = case when found.by_orders then 'orders' else 'reviews' end, first_order_on = found.first_order_on
      from found
      where s.seller_id = found.seller_id
        and (s.by_orders <> found.by_orders or s.first_order_on is distinct from found.first_order_on)
    ), aged as (
      select d.seller_id, cell, ${bucketOf(`(as_of - day)`)} as bucket, ${sums}
      from quality_day d join found s on s.seller_id = d.seller_id
      cross join (select ${asOf}::date as as_of) at
      cross join lateral (select s.evidence_from is null or day >= s.evidence_from as counts) epoch
      where d.seller_id = any(${sellerIds}) and day < as_of and day >= as_of - ${countedDays}::int
      group by 1, 2, 3
    ), fresh as materialized (
      select seller_id, cell, ${sideBySide} from aged group by 1, 2
    ), gone as (
      delete from quality_counter c where c.seller_id = any(${sellerIds}) and not exists (
        select from fresh where fresh.seller_id = c.seller_id and fresh.cell = c.cell)
      returning greatest(${each}) > 0 or least(${each}) < 0 as held
    ), put as (
      insert into quality_counter (seller_id, cell, ${columns})
      select * from fresh order by seller_id, cell
      on conflict (seller_id, cell) do update set ${excluded} where ${isDifferent}
      returning seller_id
    )
    select (select count(*) from gone where held) + (select count(*) from fresh) as rows,
      (select count(*) from gone where held) + (
        select count(*) from put join found on found.seller_id = put.seller_id where by_orders = was_by_orders) as changed`.execute(
    tx,
  )
  const [recounted] = rows
  if (!recounted) throw new Error('an aggregate has one row')
  return recounted
}
