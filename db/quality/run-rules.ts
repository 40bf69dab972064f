import { sql } from 'kysely'
import type { Grade } from '#domain/quality/score'

/** What a run's counts are judged by; `shapes` and `weights` are by indicator, grades the best first. */
export type RunRules = {
  shape: number
  shapes: number[]
  weights: number[]
  pivot: number
  minimumFeedback: number
  grades: readonly (readonly [Grade, number])[]
  /** With fewer events and a lower ratio nothing speaks against a seller. */
  leastEvents: number
  leastRatio: number
  leastServiceRatio: number
}

/** The named query `rule`, of one row; it keeps statements below the parameters with which they are still prepared. */
export function ruling(rules: RunRules) {
  return sql`
    rule as materialized (
      select ${rules.shape}::float8 as shape, ${rules.shapes}::float8[] as shapes, ${rules.weights}::float8[] as weights,
        ${rules.pivot}::float8 as pivot, ${rules.minimumFeedback}::int as minimum_feedback,
        ${rules.leastEvents}::int as least_events, ${rules.leastRatio}::float8 as least_ratio,
        ${rules.leastServiceRatio}::float8 as least_service_ratio
    )`
}

/**
 * A row of counts' ratio, score, coverage and grade, by the arithmetic of `scoreSeller`, and the status of whom nothing
 * speaks against. `counts` is the row.
 */
export function marksOf(counts: string, { grades }: RunRules) {
  const of = (column: string) => sql.ref(`${counts}.${column}`)
  const bounds = grades.map(
    ([grade, least]) => sql`when score >= ${sql.lit(least)} - 1e-9 then ${sql.lit(grade)}`,
  )
  return sql`
    select (shape + ${of('observed365')}) / (shape + ${of('expected365')}) as ratio, score, coverage,
      case when ${of('feedback365')} < minimum_feedback then null ${sql.join(bounds, sql` `)} else 'E' end as grade,
      case when greatest(${of('feedback30')}, ${of('feedback90')}, ${of('feedback365')}) < minimum_feedback
        then 'insufficient' else 'none' end as status
    from rule cross join lateral (
      select coalesce(sum(w), 0) / (select sum(weight) from unnest(weights) as weight) as coverage,
        sum(w * 100 * pivot / (pivot + (a + k) / (a + n * m))) / sum(w) as score
      from unnest(${of('events')}, ${of('totals')}, ${of('means')}, shapes, weights) as i (k, n, m, a, w)
      where n > 0 and m > 0
    ) marked`
}

/** Whether anything might speak against the seller of a row of counts, so that probabilities have to be computed. */
export function isHot(counts: string) {
  const of = (column: string) => sql.ref(`${counts}.${column}`)
  const windows = [30, 90, 365].map(
    (days) => sql`(${of(`feedback${days}`)} >= minimum_feedback and ${of(`observed${days}`)} >= least_events
      and (shape + ${of(`observed${days}`)}) / (shape + ${of(`expected${days}`)}) >= least_ratio)`,
  )
  const [events, totals, means] = [of('events'), of('totals'), of('means')]
  const services = [4, 5].map((place) => {
    const at = sql.lit(place)
    return sql`(${totals}[${at}] > 0 and (shapes[${at}] + ${events}[${at}])
      / (shapes[${at}] + ${totals}[${at}] * ${means}[${at}]) >= least_service_ratio)`
  })
  return sql<boolean>`(${sql.join([...windows, ...services], sql` or `)}
    or (${totals}[3] >= 5 and ${events}[3] >= 0.5 * ${totals}[3]))`
}
