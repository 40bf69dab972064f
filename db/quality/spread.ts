import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { Moments } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'

/**
 * The moments the spread between sellers is fitted from: first of the core events of 365 days, then of each indicator
 * in its order.
 */
export async function sumMoments(
  tx: Tx,
  runId: number,
  { minimumExpectedForSpread, weightPivot }: QualityPolicy,
): Promise<Moments[]> {
  const { rows } = await sql<Moments & { place: number }>`
    select place, sum(w) as weights, sum(w * o / e) as ratios, sum(w * (o / e) * (o / e)) as squares,
      sum(w / e) as noise
    from seller_quality q cross join lateral (
      select 0 as place, observed365::float8 as o, expected365 as e
      union all
      select i.place::int, i.k, i.n * i.m
      from unnest(q.events, q.totals, q.means) with ordinality as i (k, n, m, place)
    ) part
    cross join lateral (select e / (1 + e / ${weightPivot}::float8) as w) weighed
    where q.run_id = ${runId} and e > ${minimumExpectedForSpread}::float8
    group by place`.execute(tx)
  const none = { weights: 0, ratios: 0, squares: 0, noise: 0 }
  return Array.from({ length: 8 }, (_, place) => rows.find((row) => row.place === place) ?? none)
}

/** Sellers from whom weekly variation is estimated: at most `limit`, spread evenly over the ids. */
export async function listForVariation(
  tx: Tx,
  { runId, minimumExpected, limit }: { runId: number; minimumExpected: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    select seller_id from seller_quality where run_id = ${runId} and expected365 >= ${minimumExpected}
    order by hashtext(seller_id), seller_id limit ${limit}`.execute(tx)
  return rows.map(({ sellerId }) => sellerId)
}

/** The newest estimate of weekly variation made before a day's run, and when. */
export async function findLastVariation(
  tx: Tx,
  before: Day,
): Promise<{ weeklyCv2: number; on: Day } | undefined> {
  const { rows } = await sql<{ weeklyCv2: number; on: Day }>`
    select weekly_cv2, cv2_as_of as on from quality_run
    where state = 'done' and cv2_as_of is not null and as_of < ${before}
    order by as_of desc, id desc limit 1`.execute(tx)
  return rows[0]
}

type Spread = { shape: number; indicatorShapes: number[]; weeklyCv2: number; cv2AsOf: Day | null }

/** Writes down how much the sellers of a run differ, and their weeks. */
export async function setSpread(tx: Tx, id: number, spread: Spread): Promise<void> {
  await tx.updateTable('qualityRun').set(spread).where('id', '=', id).execute()
}
