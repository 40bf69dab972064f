import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Day } from '#db/schema/columns'

export type CaseWeek = { week: Day; excluded: number; reinstated: number }

/** Exclusions that took effect and sellers that came back, by week, the oldest first; every week has a row. */
export async function listCaseWeeks(
  db: Database,
  { weeks, zone, now }: { weeks: number; zone: string; now: Date },
): Promise<CaseWeek[]> {
  const { rows } = await sql<CaseWeek>`
    with week as (
      select (date_trunc('week', (${now}::timestamptz at time zone ${zone}))::date - 7 * back)::date as day
      from generate_series(0, ${weeks}::int - 1) as back
    )
    select week.day as week,
      (select count(*) from exclusion where day_zero >= week.day and day_zero < week.day + 7)::int as excluded,
      (select count(*) from exclusion where reinstated_at >= week.day::timestamp at time zone ${zone}
        and reinstated_at < (week.day + 7)::timestamp at time zone ${zone})::int as reinstated
    from week order by week.day`.execute(db)
  return rows
}

export type ReturnTime = { returned: number; median: number | null; p90: number | null }

/** Days from the exclusion to the return of those who came back since an instant. */
export async function findReturnTime(db: Database, since: Date): Promise<ReturnTime> {
  const { rows } = await sql<ReturnTime>`
    select count(*)::int as returned, percentile_cont(0.5) within group (order by days) as median,
      percentile_cont(0.9) within group (order by days) as p90
    from (
      select ((reinstated_at at time zone zone)::date - day_zero)::float8 as days
      from exclusion where reinstated_at >= ${since} and reinstated_at >= effective_at
    ) back`.execute(db)
  return rows[0] ?? { returned: 0, median: null, p90: null }
}

export type Outcomes = {
  key: string
  decisions: number
  reinstated: number
  upheld: number
  overridden: number
}

/** What people decided at re-checks since an instant, by who decided. */
export async function listOutcomesByPerson(db: Database, since: Date): Promise<Outcomes[]> {
  const { rows } = await sql<Outcomes>`
    select a.name as key, ${tallies} from recheck_decision d join account a on a.id = d.decided_by
    where d.decided_at >= ${since} group by a.id, a.name order by decisions desc, a.name limit 100`.execute(
    db,
  )
  return rows
}

/** The same by how many reviews a seller had in the 365 days before the proposal: S < 30, M < 300, L. */
export async function listOutcomesBySize(db: Database, since: Date): Promise<Outcomes[]> {
  const { rows } = await sql<Outcomes>`
    select case when feedback < 30 then 'S' when feedback < 300 then 'M' else 'L' end as key, ${tallies}
    from recheck_decision d
    join lateral (
      select coalesce((e.snapshot->'windows'->-1->>'feedback')::float8, 0) as feedback
      from exclusion e where e.id = d.exclusion_id
    ) size on true
    where d.decided_at >= ${since} group by 1 order by 1 desc`.execute(db)
  return rows
}

const tallies = sql`
  count(*)::int as decisions,
  count(*) filter (where outcome = 'reinstate')::int as reinstated,
  count(*) filter (where outcome = 'uphold')::int as upheld,
  count(*) filter (where is_override)::int as overridden`

export type Overdue = { rechecks: number; letters: number; stops: number; oldestRecheckAt: Date | null }

/** What should have been done by `now`: re-checks from the day after their day on, answers, looks at stops. */
export async function countOverdue(db: Database, now: Date): Promise<Overdue> {
  const { rows } = await sql<Overdue>`
    select
      (select count(*) from exclusion where ${isRecheckOverdue(now)})::int as rechecks,
      (select min(next_recheck_at) from exclusion where ${isRecheckOverdue(now)}) as oldest_recheck_at,
      (select count(*) from letter where reply_due_at < ${now} and answered_at is null
        and state not in ('draft', 'withdrawn'))::int as letters,
      (select count(*) from exclusion where state = 'immediate_stop' and stop_review_due_at < ${now})::int as stops`.execute(
    db,
  )
  return rows[0] ?? { rechecks: 0, letters: 0, stops: 0, oldestRecheckAt: null }
}

function isRecheckOverdue(now: Date) {
  return sql`state in ('recheck_due', 'recheck_running')
    and next_recheck_at < date_trunc('day', ${now}::timestamptz, zone)`
}
