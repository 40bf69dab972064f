import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { WeekOfSignal } from '#domain/detection/signal-quality'

/** The newest decisions are enough to hold a signal against; a page must not read for ever. */
const mostDecisions = 50_000

type SignalPeriod = {
  /** The first day, in `zone`. */
  since: Day
  zone: string
  now: Date
  /** The reasons for a rejection that say a review is fake. */
  fakeReasons: string[]
}

/**
 * Signals by week since a day: how often they fired, and what people's decisions and marks say of them. Of several
 * decisions about a review the last one counts; rejections on other grounds say nothing either way. Under the signal
 * `*` stands how many reviews were screened.
 */
export async function listSignalWeeks(
  db: Database,
  { since, zone, now, fakeReasons }: SignalPeriod,
): Promise<WeekOfSignal[]> {
  const from = sql`${since}::date::timestamp at time zone ${zone}`
  const weekOf = (instant: ReturnType<typeof sql.ref>) =>
    sql`date_trunc('week', ${instant} at time zone ${zone})::date`
  const { rows } = await sql<WeekOfSignal>`
    with recent as (
      select subject_id, revision, action, reason_code, decided_at from decision
      where decided_by is not null and decided_at >= ${from} and undone_at is null and effective_at <= ${now}
        and subject_kind = 'review' and action in ('publish', 'redact', 'reject')
      order by decided_at desc limit ${sql.lit(mostDecisions)}
    ), final as (
      select distinct on (subject_id) * from recent order by subject_id, decided_at desc
    ), judged as (
      select subject_id, revision, action = 'reject' as is_fake, ${weekOf(sql.ref('decidedAt'))} as week
      from final where action <> 'reject' or reason_code = any(${fakeReasons})
    ), held as (
      select own.name as signal, week, count(*) as decided, count(*) filter (where is_fake) as fakes
      from judged join screening on review_id = subject_id and screening.revision = judged.revision
      cross join lateral jsonb_to_recordset(signals) as own (name text, contribution float8)
      where contribution > 0 group by 1, 2
    ), marked as (
      select signal, ${weekOf(sql.ref('markedAt'))} as week, count(*) filter (where is_right) as "right",
        count(*) filter (where not is_right) as wrong
      from signal_mark where marked_at >= ${from} group by 1, 2
    ), fired as (
      select signal, date_trunc('week', day)::date as week, sum(fired) as fired
      from signal_day where day >= ${since} group by 1, 2
    )
    select signal, week, coalesce(fired, 0)::int as fired, coalesce(decided, 0)::int as decided,
      coalesce(fakes, 0)::int as fakes, coalesce("right", 0)::int as "right", coalesce(wrong, 0)::int as wrong
    from fired full join held using (signal, week) full join marked using (signal, week)
    order by signal, week`.execute(db)
  return rows
}

/** Up to which instant it is counted how often signals fired. */
export async function findCountedUntil(db: Database): Promise<Date | null> {
  const row = await db.selectFrom('signalCounting').select('countedUntil').executeTakeFirst()
  return row?.countedUntil ?? null
}
