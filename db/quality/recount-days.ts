import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'
import { countedDays, eachCount } from '#db/quality/count-columns'
import { freshCounts } from '#db/quality/counted-days'
import type { Counting } from '#db/quality/hold-counting'
import { notingOvertaken } from '#db/quality/overtaken'

const columns = eachCount((column) => column)
const excluded = eachCount((column) => `${column} = excluded.${column}`)
const isDifferent = sql`(${eachCount((column) => `quality_day.${column}`)})
  is distinct from (${eachCount((column) => `excluded.${column}`)})`

type RecountedDays = {
  /** How many rows were compared with what was found, and how many of them were other than they had been. */
  rows: number
  changed: number
  /** Of how many sellers the evidence begins on another day than before. */
  begunAnew: number
}

/**
 * Counts the marked days of these sellers anew and takes the marks off; a run under way learns of it. Promises are broken
 * as `recountAllDays` says.
 */
export function recountMarkedDays(tx: Tx, counting: Counting, zone: string): Promise<RecountedDays> {
  const taken = sql`
    taken as (
      delete from quality_dirty where seller_id = any(${counting.sellerIds}) returning seller_id, day
    ), ${notingOvertaken(counting.sellerIds)},`
  const days = sql`select seller_id, day as from_day, day + 1 as until_day from taken`
  return recountScope(tx, counting, { taken, days, zone })
}

/**
 * Counts everything of these sellers that a window reaches anew. Promises are broken that were to be kept before the
 * start of the as-of day, as rolling on marks them.
 */
export function recountAllDays(tx: Tx, counting: Counting, zone: string): Promise<RecountedDays> {
  const days = sql`select id as seller_id, ${counting.asOf}::date - ${countedDays}::int as from_day,
      ${counting.asOf}::date + 400 as until_day
    from unnest(${counting.sellerIds}::text[]) as id`
  return recountScope(tx, counting, { taken: sql``, days, zone })
}

/** Only what happened since the day of their last return to the catalogue speaks for and against sellers. */
function begunAnew(sellerIds: string[], zone: string) {
  return sql`
    begun_anew as (
      update quality_seller s set evidence_from = returned.day
      from (
        select seller_id, max((reinstated_at at time zone ${zone})::date) as day
        from exclusion where seller_id = any(${sellerIds}) and reinstated_at is not null group by seller_id
      ) returned
      where returned.seller_id = s.seller_id and (s.evidence_from < returned.day or s.evidence_from is null)
      returning 1
    )`
}

async function recountScope(
  tx: Tx,
  { sellerIds, asOf }: Counting,
  { taken, days, zone }: { taken: RawBuilder<unknown>; days: RawBuilder<unknown>; zone: string },
): Promise<RecountedDays> {
  const { rows } = await sql<RecountedDays>`
    with ${taken} ${freshCounts({ days, zone, asOf })}, gone as (
      delete from quality_day d using scope
      where d.seller_id = scope.seller_id and d.day >= scope.from_day and d.day < scope.until_day
        and not exists (
          select from fresh where fresh.seller_id = d.seller_id and fresh.day = d.day and fresh.cell = d.cell)
      returning 1
    ), put as (
      insert into quality_day (seller_id, day, cell, ${columns})
      select * from fresh order by seller_id, day, cell
      on conflict (seller_id, day, cell) do update set ${excluded} where ${isDifferent}
      returning 1
    ), ${begunAnew(sellerIds, zone)}
    select (select count(*) from gone) + (select count(*) from fresh) as rows,
      (select count(*) from gone) + (select count(*) from put) as changed,
      (select count(*) from begun_anew) as begun_anew`.execute(tx)
  const [recounted] = rows
  if (!recounted) throw new Error('an aggregate has one row')
  return recounted
}
