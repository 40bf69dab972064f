import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { bucketOf, countedDays, eachCount } from '#db/quality/count-columns'
import { type CountScope, freshCounts } from '#db/quality/counted-days'
import type { Day } from '#db/schema/columns'

const columns = eachCount((column) => column)
const excluded = eachCount((column) => `${column} = excluded.${column}`)
const sums = eachCount((column) => `coalesce(sum(${column}) filter (where counts), 0)::int as ${column}`)
const isDifferent = (table: string) =>
  sql`(${eachCount((column) => `${table}.${column}`)}) is distinct from (${eachCount((column) => `excluded.${column}`)})`

/**
 * Holds the sellers against being counted by anybody else until the transaction ends, in the order of their ids, and
 * the counters against being rolled on.
 */
export async function lockCounting(tx: Tx, sellerIds: string[]): Promise<{ asOf: Day } | undefined> {
  // A conflict holds the row it meets, also where nothing is updated.
  const { rows } = await sql<{ asOf: Day }>`
    with held as (
      insert into quality_seller (seller_id)
      select id from unnest(${sellerIds}::text[]) as id order by id
      on conflict (seller_id) do update set seller_id = excluded.seller_id where false
    )
    select as_of from quality_count for share`.execute(tx)
  return rows[0]
}

/** How many rows a recount compared with what it found, and how many of them were other than they had been. */
type Recounted = { rows: number; changed: number }

/** Promises are broken that were to be kept before the start of the as-of day, as rolling on marks them. */
type When = { zone: string; asOf: Day }

/** Counts these days of these sellers, as parallel lists, anew. */
export function recountDays(
  tx: Tx,
  { sellerIds, days }: { sellerIds: string[]; days: Day[] },
  when: When,
): Promise<Recounted> {
  return recountScope(tx, {
    days: sql`select seller_id, day as from_day, day + 1 as until_day
      from unnest(${sellerIds}::text[], ${days}::date[]) as marked (seller_id, day)`,
    ...when,
  })
}

/** Counts everything of these sellers that a window reaches anew. */
export function recountSellers(tx: Tx, sellerIds: string[], when: When): Promise<Recounted> {
  return recountScope(tx, {
    days: sql`select id as seller_id, ${when.asOf}::date - ${countedDays}::int as from_day,
        ${when.asOf}::date + 400 as until_day
      from unnest(${sellerIds}::text[]) as id`,
    ...when,
  })
}

async function recountScope(tx: Tx, scope: CountScope): Promise<Recounted> {
  const { rows } = await sql<Recounted>`
    with ${freshCounts(scope)}, gone as (
      delete from quality_day d using scope
      where d.seller_id = scope.seller_id and d.day >= scope.from_day and d.day < scope.until_day
        and not exists (
          select from fresh where fresh.seller_id = d.seller_id and fresh.day = d.day and fresh.cell = d.cell)
      returning 1
    ), put as (
      insert into quality_day (seller_id, day, cell, ${columns})
      select * from fresh order by seller_id, day, cell
      on conflict (seller_id, day, cell) do update set ${excluded} where ${isDifferent('quality_day')}
      returning 1
    )
    select (select count(*) from gone) + (select count(*) from fresh) as rows,
      (select count(*) from gone) + (select count(*) from put) as changed`.execute(tx)
  return theOne(rows)
}

/**
 * Has only what happened since the day of their last return to the catalogue speak for and against these sellers; of
 * how many of them that is another day than before.
 */
export async function settleEvidence(
  tx: Tx,
  { sellerIds, zone }: { sellerIds: string[]; zone: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update quality_seller s set evidence_from = returned.day
    from (
      select seller_id, max((reinstated_at at time zone ${zone})::date) as day
      from exclusion where seller_id = any(${sellerIds}) and reinstated_at is not null group by seller_id
    ) returned
    where returned.seller_id = s.seller_id and (s.evidence_from < returned.day or s.evidence_from is null)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** Sums the sellers' days by age anew, those before their evidence begins as nothing. */
export async function recountBuckets(
  tx: Tx,
  { sellerIds, asOf }: { sellerIds: string[]; asOf: Day },
): Promise<Recounted> {
  const { rows } = await sql<Recounted>`
    with fresh as materialized (
      select d.seller_id, cell, ${bucketOf(`(as_of - day)`)} as bucket, ${sums}
      from quality_day d join quality_seller s on s.seller_id = d.seller_id
      cross join (select ${asOf}::date as as_of) at
      cross join lateral (select s.evidence_from is null or day >= s.evidence_from as counts) epoch
      where d.seller_id = any(${sellerIds}) and day < as_of and day >= as_of - ${countedDays}::int
      group by 1, 2, 3
    ), gone as (
      delete from quality_counter c where c.seller_id = any(${sellerIds}) and not exists (
        select from fresh where fresh.seller_id = c.seller_id and fresh.cell = c.cell and fresh.bucket = c.bucket)
      returning ${sql.raw('c.reviews <> 0 or c.complaints <> 0 or c.orders <> 0 or c.delivered <> 0')} as held
    ), put as (
      insert into quality_counter (seller_id, cell, bucket, ${columns})
      select * from fresh order by seller_id, cell, bucket
      on conflict (seller_id, cell, bucket) do update set ${excluded} where ${isDifferent('quality_counter')}
      returning 1
    )
    select (select count(*) from gone where held) + (select count(*) from fresh) as rows,
      (select count(*) from gone where held) + (select count(*) from put) as changed`.execute(tx)
  return theOne(rows)
}

function theOne([row]: Recounted[]): Recounted {
  if (!row) throw new Error('an aggregate has one row')
  return row
}

/**
 * What each of these sellers is compared by: orders, where at least 80 % of the 30-day blocks of the last year in
 * which anything happened have an order or feedback that stands on one.
 */
export async function settleModes(
  tx: Tx,
  { sellerIds, asOf }: { sellerIds: string[]; asOf: Day },
): Promise<void> {
  await sql`
    with supply as (
      select seller_id, min(day) filter (where orders > 0) as first_order_on,
        count(distinct block) filter (where orders + linked_reviews > 0) as supplied,
        count(distinct block) as active
      from (
        select seller_id, day, (as_of - 1 - day) / 30 as block, orders, linked_reviews
        from quality_day cross join (select ${asOf}::date as as_of) at
        where seller_id = any(${sellerIds}) and day < as_of and day >= as_of - 365
      ) blocks group by seller_id
    )
    update quality_seller s set first_order_on = least(s.first_order_on, supply.first_order_on),
      mode = case when supplied > 0 and supplied >= 0.8 * active then 'orders' else 'reviews' end
    from supply where supply.seller_id = s.seller_id`.execute(tx)
}
