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

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

/** The named query `rule`, of one row; it keeps statements below the parameters with which they are still prepared. */
export function ruling(rules: RunRules) {
  return sql`
    rule as materialized (
      select ${rules.shape}::float8 as shape, ${rules.shapes}::float8[] as shapes, ${rules.weights}::float8[] as weights,
        ${sumOf(rules.weights)}::float8 as all_weights, ${rules.pivot}::float8 as pivot,
        ${rules.minimumFeedback}::int as minimum_feedback, ${rules.leastEvents}::int as least_events,
        ${rules.leastRatio}::float8 as least_ratio, ${rules.leastServiceRatio}::float8 as least_service_ratio
    )`
}

const places = Array.from({ length: 7 }, (_, at) => at + 1)

/**
 * A row of counts' ratio, score, coverage and grade, by the arithmetic of `scoreSeller`. `counts` is the row. Written out
 * by indicator: to unfold the lists of each seller would take longer than to compute with them.
 */
export function marksOf(counts: string, { grades }: RunRules) {
  const of = (column: string) => sql.ref(`${counts}.${column}`)
  const eachPresent = (write: (at: number) => string) =>
    sql.raw(
      places
        .map((at) => {
          const [n, m] = [`${counts}.totals[${at}]`, `${counts}.means[${at}]`]
          return `case when ${n} > 0 and ${m} > 0 then ${write(at)} else 0 end`
        })
        .join(' + '),
    )
  const weight = eachPresent((at) => `weights[${at}]`)
  const points = eachPresent(
    (at) => `weights[${at}] * 100 * pivot / (pivot + (shapes[${at}] + ${counts}.events[${at}])
      / (shapes[${at}] + ${counts}.totals[${at}] * ${counts}.means[${at}]))`,
  )
  const bounds = grades.map(
    ([grade, least]) => sql`when score >= ${sql.lit(least)} - 1e-9 then ${sql.lit(grade)}`,
  )
  // Without `offset 0` each bound would compute the score anew.
  return sql`
    select (shape + ${of('observed365')}) / (shape + ${of('expected365')}) as ratio, score, coverage,
      case when ${of('feedback365')} < minimum_feedback then null ${sql.join(bounds, sql` `)} else 'E' end as grade
    from (
      select shape, minimum_feedback, points / nullif(weight, 0) as score, weight / all_weights as coverage
      from (select *, ${weight} as weight, ${points} as points from rule offset 0) weighed offset 0
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
