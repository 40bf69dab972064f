import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { ownColumns } from '#db/quality/benchmarks'
import { listCountedEvents } from '#db/quality/counted-days'
import type { Day } from '#db/schema/columns'

export type SellerWeek = {
  sellerId: string
  days: 30 | 90 | 365
  /** 0 is the most recent. */
  week: number
  observed: number
  expected: number
}

/** What these sellers had in each 7-day bucket of the windows, beside what comparable sellers would have had. */
export async function listWeeks(
  tx: Tx,
  { runId, asOf, sellerIds, windows = [30, 90, 365] }: WeekScope,
): Promise<SellerWeek[]> {
  // Days and benchmarks are read first: joined in one go, their inequality makes the planner try every pair.
  const { rows } = await sql<SellerWeek>`
    with piece as materialized (
      select c.seller_id, s.mode, c.cell, ${asOf}::date - 1 - c.day as age, own.n, own.k, own.c, own.d
      from quality_day c join quality_seller s on s.seller_id = c.seller_id
      cross join lateral (select ${ownColumns}) own
      where c.seller_id = any(${sellerIds}) and c.day < ${asOf}::date and c.day >= ${asOf}::date - 365
        and (s.evidence_from is null or c.day >= s.evidence_from)
    ), mean as materialized (
      select mode, cell, days, means[1] as negative, means[2] as complaint from quality_benchmark
      where run_id = ${runId} and days = any(${windows})
    )
    select seller_id, days, age / 7 as week, sum(k + c)::int as observed,
      sum(n * negative + d * complaint)::float8 as expected
    from piece join mean on mean.mode = piece.mode and mean.cell = piece.cell and age < days
    group by 1, 2, 3`.execute(tx)
  return rows
}
type WeekScope = { runId: number; asOf: Day; sellerIds: string[]; windows?: number[] }

/** The counted events of these sellers in the 365 days before a day, as far back as their evidence goes. */
export function listEventsOf(
  tx: Database | Tx,
  { sellerIds, asOf, zone }: { sellerIds: string[]; asOf: Day; zone: string },
) {
  return listCountedEvents(tx, {
    days: sql`
      select id as seller_id, greatest(${asOf}::date - 365, evidence_from) as from_day, ${asOf}::date as until_day
      from unnest(${sellerIds}::text[]) as id left join quality_seller s on s.seller_id = id`,
    zone,
  })
}
