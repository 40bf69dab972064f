import { sql } from 'kysely'
import type { Database } from '#db/client'

/** A screening may become visible a little after its instant; what is younger is counted the next time. */
const settled = sql.lit('5 minutes')
const atOnce = sql.lit('1 day')

/**
 * Counts the signals of screenings since the last time, a day's at most, each exactly once.
 *
 * @param zone the zone in which days are counted
 * @returns whether there is more to count
 */
export async function countSignals(db: Database, { zone }: { zone: string }, now: Date): Promise<boolean> {
  await sql`
    insert into signal_counting (counted_until) select min(screened_at) from screening
    where not exists (select from signal_counting) having count(*) > 0 on conflict do nothing`.execute(db)
  const { rows } = await sql<{ hasMore: boolean }>`
    with counted as (
      select counted_until as since, ${now}::timestamptz - ${settled}::interval as settled from signal_counting for update
    ), span as (
      select since, least(since + ${atOnce}::interval, settled) as until, settled from counted where settled > since
    ), recent as (
      select (screened_at at time zone ${zone})::date as day, signals
      from span join screening on screened_at >= since and screened_at < until
    ), found as (
      select day, name as signal, count(*) as fired
      from recent cross join lateral jsonb_to_recordset(signals) as own (name text, contribution float8)
      where contribution > 0 group by 1, 2
      union all select day, '*', count(*) from recent group by 1
    ), kept as (
      insert into signal_day (day, signal, fired) select day, signal, fired from found
      on conflict (day, signal) do update set fired = signal_day.fired + excluded.fired
    ), moved as (
      update signal_counting set counted_until = until from span
    )
    select until < settled as has_more from span`.execute(db)
  return rows[0]?.hasMore ?? false
}
