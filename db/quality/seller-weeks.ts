import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { listCountedEvents } from '#db/quality/counted-days'
import { ownCount } from '#db/quality/own-counts'
import type { Day } from '#db/schema/columns'

export type SellerWeek = {
  sellerId: string
  days: 30 | 90 | 365
  /** 0 is the most recent. */
  week: number
  observed: number
  expected: number
}

const own = sql.raw(
  ['reviews', 'negatives', 'complaints', 'orders']
    .map((count) => `${ownCount(count)} as ${count}`)
    .join(', '),
)

/** What these sellers had in each 7-day bucket of the windows, beside what comparable sellers would have had. */
export async function listWeeks(
  tx: Tx,
  { runId, asOf, sellerIds, windows = [30, 90, 365] }: WeekScope,
): Promise<SellerWeek[]> {
  // Each seller's days are summed by themselves, apart where a window ends within a week, and benchmarks are read first:
  // joined in one go, their inequality makes the planner try every pair.
  const { rows } = await sql<SellerWeek>`
    with piece as materialized (
      select s.seller_id, s.mode, summed.*
      from quality_seller s cross join lateral (
        select cell, age / 7 as week, case when age < 30 then 30 when age < 90 then 90 else 365 end as reach,
          sum(reviews) as n, sum(negatives) as k, sum(complaints) as c,
          sum(case when s.by_orders then orders else reviews + complaints end) as d
        from (
          select d.cell, ${asOf}::date - 1 - d.day as age, ${own}
          from quality_day d
          where d.seller_id = s.seller_id and d.day < ${asOf}::date
            and d.day >= greatest(${asOf}::date - 365, s.evidence_from) offset 0
        ) own
        group by 1, 2, 3
      ) summed
      where s.seller_id = any(${sellerIds})
    ), mean as materialized (
      select mode, cell, days, means[1] as negative, means[2] as complaint from quality_benchmark
      where run_id = ${runId} and days = any(${windows})
    )
    select seller_id, days, week, sum(k + c)::int as observed, sum(n * negative + d * complaint)::float8 as expected
    from piece join mean on mean.mode = piece.mode and mean.cell = piece.cell and reach <= days
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
