import { sql } from 'kysely'
import type { Database } from '#db/client'
import { eachCounter, type ownCounts, type ownCountsOfYear } from '#db/quality/count-columns'

type Counts = Record<(typeof ownCounts | typeof ownCountsOfYear)[number], number>

/** What the counters hold of a seller, all ages and cells together. */
export async function sumCounters(db: Database, sellerId: string): Promise<Counts> {
  const { rows } = await sql<{ counts: Counts }>`
    select json_object_agg(count, total) as counts from (
      select rtrim(key, '012345') as count, sum(value::int)::int as total
      from quality_counter c cross join json_each_text(row_to_json(c)) where seller_id = ${sellerId} and key ~ '[0-5]$'
      group by 1
    ) summed`.execute(db)
  const counts = rows[0]?.counts
  if (!counts) throw new Error(`nothing is counted of ${sellerId}`)
  return counts
}

/** What the days of a seller hold, all together. */
export async function sumDays(
  db: Database,
  sellerId: string,
): Promise<{ reviews: number; orders: number; late: number }> {
  const { rows } = await sql<{ reviews: number; orders: number; late: number }>`
    select coalesce(sum(reviews), 0)::int as reviews, coalesce(sum(orders), 0)::int as orders,
      coalesce(sum(late), 0)::int as late
    from quality_day where seller_id = ${sellerId}`.execute(db)
  const [sums] = rows
  if (!sums) throw new Error('an aggregate has one row')
  return sums
}

const each = eachCounter(({ column }) => column)
/** Whether anything is counted in a counter, be it less than nothing. */
export const holdsAnything = sql<boolean>`(greatest(${each}) > 0 or least(${each}) < 0)`
