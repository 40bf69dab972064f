import { sql } from 'kysely'
import type { Database } from '#db/client'
import { standingOfExclusion } from '#db/measures/exclusion-standing'
import { latestRunId } from '#db/quality/latest-run'
import type { RankLimit } from '#domain/measures/rank'
import type { QualityPolicy } from '#domain/quality/policy'
import type { Grade } from '#domain/quality/score'

export type RankRow = {
  id: string
  isKnown: boolean
  isOut: boolean
  categories: string[]
  limits: RankLimit[]
  grade: Grade | null
  feedback: number | null
  events: number[] | null
  totals: number[] | null
  means: number[] | null
  computedAt: Date | null
  /** Of the run all results are from; on the first row only. */
  run: { rules: QualityPolicy; indicatorShapes: number[] } | null
}

/** What decides the rank of these sellers now, one row each in the order asked: one statement, by keys alone. */
export async function listRanks(db: Database, ids: string[], now: Date): Promise<RankRow[]> {
  const { rows } = await sql<RankRow>`
    with run as materialized (
      select id, json_build_object('rules', rules, 'indicatorShapes', indicator_shapes) as found_out
      from quality_run where id = ${latestRunId}
    )
    select asked.id, seller.id is not null as is_known, coalesce(cases.is_out, false) as is_out,
      coalesce(cases.categories, '{}') || coalesce(measured.categories, '{}') as categories, measured.limits,
      q.grade, case q.headline when 90 then q.feedback90 else q.feedback365 end as feedback,
      q.events, q.totals, q.means, q.computed_at,
      case when asked.place = 1 then (select found_out from run) end as run
    from unnest(${ids}::text[]) with ordinality as asked (id, place)
    left join seller on seller.id = asked.id
    left join seller_quality q on q.run_id = (select id from run) and q.seller_id = asked.id
    left join lateral (
      select bool_or(standing in ('whole', 'terminated')) as is_out,
        array_agg(category) filter (where standing = 'part') as categories
      from (
        select ${standingOfExclusion} as standing, category from exclusion where seller_id = asked.id
      ) standing
    ) cases on true
    left join lateral (
      select coalesce(json_agg(json_build_object('factor', factor, 'until', until) order by until, id)
          filter (where step = 'rank_limit'), '[]') as limits,
        (select array_agg(category) from measure part, unnest(part.categories) as category
         where part.seller_id = asked.id and part.state = 'in_force' and part.until > ${now}) as categories
      from measure where seller_id = asked.id and state = 'in_force' and until > ${now}
    ) measured on true
    order by asked.place`.execute(db)
  return rows
}
