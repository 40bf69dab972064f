import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { CalibrationCounts, DriftCounts } from '#domain/detection/drift'

type Span = { from: Date; until: Date }

/** What screening found in a span of time: probabilities and strengths by equal bands from 0 to 1. */
export async function countFindings(
  tx: Tx,
  { from, until }: Span,
  { scoreBands, strengthBands }: { scoreBands: number; strengthBands: number },
): Promise<DriftCounts> {
  const { rows } = await sql<{ screened: number; scores: number[]; signals: Record<string, number[]> }>`
    with screened as materialized (
      select fake_probability, signals from screening where screened_at >= ${from} and screened_at < ${until}
    ), score as (
      select least(${scoreBands}::int - 1, floor(fake_probability * ${scoreBands}::int)::int) as band, count(*) as times
      from screened where fake_probability is not null group by 1
    ), found as (
      select signal ->> 'name' as name,
        least(${strengthBands}::int - 1, floor((signal ->> 'strength')::float8 * ${strengthBands}::int)::int) as band,
        count(*) as times
      from screened cross join jsonb_array_elements(signals) signal group by 1, 2
    ), by_signal as (
      select name, (select array_agg(coalesce(f.times, 0) order by bands.band)
        from generate_series(0, ${strengthBands}::int - 1) as bands (band)
        left join found f on f.band = bands.band and f.name = names.name) as times
      from (select distinct name from found) names
    )
    select (select count(*) from screened) as screened,
      (select array_agg(coalesce(times, 0)::int order by band)
        from generate_series(0, ${scoreBands}::int - 1) as band left join score using (band)) as scores,
      coalesce((select jsonb_object_agg(name, times) from by_signal), '{}') as signals`.execute(tx)
  return rows[0] ?? { screened: 0, scores: [], signals: {} }
}

/**
 * How often the probabilities of a span came true among the reviews people decided for good, by the bands that begin at
 * `edges` (rising, from 0).
 */
export async function countCalibration(
  tx: Tx,
  { from, until }: Span,
  { edges, fakeReasons }: { edges: readonly number[]; fakeReasons: readonly string[] },
): Promise<CalibrationCounts[]> {
  const { rows } = await sql<CalibrationCounts>`
    select width_bucket(s.fake_probability, ${[...edges]}::float8[]) - 1 as band, count(*) as decided,
      count(*) filter (where d.action = 'reject') as fakes, sum(s.fake_probability)::float8 as expected
    from screening s
    cross join lateral (
      select action, reason_code from decision
      where subject_kind = 'review' and subject_id = s.review_id and revision = s.revision and decided_by is not null
        and undone_at is null and action in ('publish', 'redact', 'reject')
      order by decided_at desc limit 1) d
    where s.screened_at >= ${from} and s.screened_at < ${until} and s.fake_probability is not null
      and (d.action <> 'reject' or d.reason_code = any(${[...fakeReasons]}))
    group by 1 order by 1`.execute(tx)
  return rows
}

/** The weeks counted, newest first. */
export function listDriftWeeks(db: Database | Tx, { limit }: { limit: number }) {
  return db
    .selectFrom('driftWeek')
    .select(['week', 'counts', 'calibration', 'measuredAt'])
    .orderBy('week', 'desc')
    .limit(limit)
    .execute()
}

export async function insertDriftWeek(
  tx: Tx,
  { week, counts, calibration }: { week: Day; counts: DriftCounts; calibration: CalibrationCounts[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('driftWeek')
    .values({
      week,
      counts: JSON.stringify(counts),
      calibration: JSON.stringify(calibration),
      measuredAt: now,
    })
    .execute()
}
