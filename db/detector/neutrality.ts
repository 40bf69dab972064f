import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { NeutralityCounts, NeutralityWindow } from '#domain/detection/neutrality'

type Wanted = { since: Date; contentSignals: readonly string[] }

/**
 * What became of the reviews screened since then, by stars, by the grade of their seller and by language, and of few
 * and many stars within what may rightly make a difference. One statement that reads every screening of the span: for
 * the daily job alone.
 */
export async function countNeutrality(tx: Tx, wanted: Wanted): Promise<NeutralityCounts> {
  const { rows } = await sql<NeutralityCounts>`
    with ${fateOf(wanted)}, counted as (
      select ${kind}, count(*) as reviews, count(*) filter (where is_settled) as settled,
        count(*) filter (where is_published) as published,
        count(*) filter (where is_published and hours <= 24) as "publishedInTime",
        percentile_cont(0.5) within group (order by hours) as "medianHours",
        percentile_cont(0.9) within group (order by hours) as "p90Hours"
      from fate group by grouping sets ((rating), (tier), (language))
    ), reasoned as (
      select ${kind}, reason, count(*) as times from fate where reason is not null
      group by grouping sets ((rating, reason), (tier, reason), (language, reason))
    ), explained as (
      select counted.*, coalesce((select jsonb_object_agg(reason, times) from reasoned
        where reasoned.dimension = counted.dimension and reasoned.value = counted.value), '{}') as reasons
      from counted
    ), stratum as (
      select has_proof as "hasProof", found, ${sideOf([1, 2])} as low, ${sideOf([4, 5])} as high
      from fate where is_settled group by has_proof, found
    )
    select coalesce((select json_agg(explained order by dimension, value) from explained), '[]') as groups,
      coalesce((select json_agg(stratum order by "hasProof", found) from stratum), '[]') as strata`.execute(
    tx,
  )
  return rows[0] ?? { groups: [], strata: [] }
}

/** By which of the grouping sets a row was counted, and which of its kinds it is. */
const kind = sql`
  case when grouping(rating) = 0 then 'stars' when grouping(tier) = 0 then 'tier' else 'language' end as dimension,
  case when grouping(rating) = 0 then rating::text when grouping(tier) = 0 then tier else language end as value`

function sideOf(ratings: number[]) {
  return sql`
    json_build_object(
      'settled', count(*) filter (where rating = any(${ratings}::int[])),
      'published', count(*) filter (where rating = any(${ratings}::int[]) and is_published),
      'publishedInTime', count(*) filter (where rating = any(${ratings}::int[]) and is_published and hours <= 24))`
}

/** A common table expression `fate`: every review screened since then and what became of it. */
function fateOf({ since, contentSignals }: Wanted) {
  return sql`
    fate as materialized (
      select r.rating, coalesce(r.language, 'none') as language, coalesce(q.grade, 'none') as tier,
        exists (select from customer_order o where o.id = r.order_id) as has_proof,
        case when s.outcome = 'publish' then 'nothing'
          when exists (select from jsonb_array_elements(s.signals) signal
            where signal ->> 'name' = any(${[...contentSignals]})) then 'content'
          else 'authenticity' end as found,
        d.action is not null as is_settled,
        coalesce(d.action in ('publish', 'redact'), false) as is_published,
        case when d.action in ('reject', 'return') then d.reason_code end as reason,
        case when d.action in ('publish', 'redact') then
          extract(epoch from d.effective_at - case when r.revision = 1 then r.received_at else s.screened_at end)::float8
            / 3600 end as hours
      from screening s
      join review r on r.id = s.review_id and r.revision = s.revision
      left join seller_quality q on q.seller_id = r.seller_id and q.run_id = (
        select id from quality_run where state = 'done' order by as_of desc, id desc limit 1)
      left join lateral (
        select action, reason_code, effective_at from decision
        where subject_kind = 'review' and subject_id = s.review_id and revision = s.revision and undone_at is null
          and action <> 'escalate'
        order by decided_at desc limit 1) d on true
      where s.screened_at >= ${since}
    )`
}

export async function isNeutralityMeasured(db: Database | Tx, day: Day): Promise<boolean> {
  const row = await db.selectFrom('neutralityDay').select('day').where('day', '=', day).executeTakeFirst()
  return row !== undefined
}

export async function insertNeutralityDay(
  tx: Tx,
  { day, windows }: { day: Day; windows: NeutralityWindow[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('neutralityDay')
    .values({ day, windows: JSON.stringify(windows), measuredAt: now })
    .execute()
}

/** The windows as they stood the last time they were counted; undefined before the first time. */
export function findLatestNeutrality(db: Database) {
  return db
    .selectFrom('neutralityDay')
    .select(['day', 'windows', 'measuredAt'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
}
