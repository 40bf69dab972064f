import { sql } from 'kysely'
import type { Database } from '#db/client'
import { latestRunId } from '#db/quality/latest-run'
import type { Day } from '#db/schema/columns'

export type QualityWeek = {
  /** The week's Monday. */
  week: Day
  negative: number
  total: number
  /** Share (0–1) of negatives among all sellers of the same mode in that week; null without any. */
  marketNegativeShare: number | null
}

/** A seller's counted reviews by week, the oldest first, the running week last, every week having a row. */
export async function listWeeklyQuality(
  db: Database,
  sellerId: string,
  { weeks, zone, now }: { weeks: number; zone: string; now: Date },
): Promise<QualityWeek[]> {
  const { rows } = await sql<QualityWeek>`
    with week as (
      select (date_trunc('week', (${now}::timestamptz at time zone ${zone}))::date - 7 * back)::date as day
      from generate_series(0, ${weeks}::int - 1) as back
    ), is_linked as (
      select coalesce((select mode = 'orders' from quality_seller where seller_id = ${sellerId}), false) as linked
    )
    select week.day as week, own.negative, own.total, market.share as "marketNegativeShare"
    from week cross join is_linked
    cross join lateral (
      select coalesce(sum(case when linked then linked_negatives else negatives end), 0)::int as negative,
        coalesce(sum(case when linked then linked_reviews else reviews end), 0)::int as total
      from quality_day d where d.seller_id = ${sellerId} and d.day >= week.day and d.day < week.day + 7
    ) own
    cross join lateral (
      select sum(case when linked then linked_negatives else negatives end)::float8
        / nullif(sum(case when linked then linked_reviews else reviews end), 0) as share
      from quality_market_day m where m.day >= week.day and m.day < week.day + 7
    ) market
    order by week.day`.execute(db)
  return rows
}

export type FunnelPoint = { sellerId: string; name: string; total: number; negative: number }

/**
 * Sellers by how much feedback they have and how many events in it, from the latest run, the largest first; and the
 * share (0–1) comparable sellers have on average.
 */
export async function listFunnelPoints(
  db: Database,
  { category, days, limit }: { category?: string | undefined; days: 30 | 90 | 365; limit: number },
): Promise<{ points: FunnelPoint[]; targetShare: number | null }> {
  const [feedback, observed, expected] = ['feedback', 'observed', 'expected'].map((name) =>
    sql.ref(`q.${name}${days}`),
  )
  const inCategory = category === undefined ? sql`true` : sql`q.category = ${category}`
  const [points, target] = await Promise.all([
    sql<FunnelPoint>`
      select q.seller_id, s.name, ${feedback} as total, ${observed} as negative
      from seller_quality q join seller s on s.id = q.seller_id
      where q.run_id = ${latestRunId} and ${inCategory} and ${feedback} > 0
      order by ${feedback} desc, q.seller_id limit ${limit}`.execute(db),
    sql<{ share: number | null }>`
      select sum(${expected}) / nullif(sum(${feedback}), 0) as share
      from seller_quality q where q.run_id = ${latestRunId} and ${inCategory}`.execute(db),
  ])
  return { points: points.rows, targetShare: target.rows[0]?.share ?? null }
}
