import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { inScope, type SellerScope } from '#db/quality/scoring'
import type { Day } from '#db/schema/columns'
import type { RunCounts, RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'

/** The latest finished run, before a day if one is given. */
export function findLatestRun(db: Database | Tx, { before }: { before?: Day } = {}) {
  return db
    .selectFrom('qualityRun')
    .selectAll()
    .where('state', '=', 'done')
    .$if(before !== undefined, (query) => query.where('asOf', '<', before ?? ''))
    .orderBy('asOf', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findRun(db: Database | Tx, id: number) {
  return db.selectFrom('qualityRun').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest runs; at most `limit`. */
export function listRuns(db: Database, limit: number) {
  return db
    .selectFrom('qualityRun')
    .selectAll()
    .orderBy('asOf', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The last day for which there is a finished run. */
export async function findLastRunDay(db: Database | Tx): Promise<Day | undefined> {
  const row = await db
    .selectFrom('qualityRun')
    .select('asOf')
    .where('state', '=', 'done')
    .orderBy('asOf', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.asOf
}

/**
 * Begins the run of a day by a policy, or takes it up again. The first run of a week proposes.
 *
 * @returns the run's id
 */
export async function beginRun(
  tx: Tx,
  { asOf, policy, now }: { asOf: Day; policy: QualityPolicy; now: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into quality_run (as_of, policy_version, rules, proposes, started_at)
    select ${asOf}, ${policy.version}, ${JSON.stringify(policy)}, not exists (
      select from quality_run
      where policy_version = ${policy.version} and proposes and state = 'done' and as_of < ${asOf}::date
        and date_trunc('week', as_of) = date_trunc('week', ${asOf}::date)), ${now}
    on conflict (as_of, policy_version) do update set started_at = excluded.started_at, state = 'running'
    returning id`.execute(tx)
  const [run] = rows
  if (!run) throw new Error('A run was neither begun nor found')
  return run.id
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

export async function setLists(tx: Tx, id: number, lists: RunLists): Promise<void> {
  await tx
    .updateTable('qualityRun')
    .set({ lists: JSON.stringify(lists) })
    .where('id', '=', id)
    .execute()
}

export async function finishRun(tx: Tx, id: number, counts: RunCounts, now: Date): Promise<void> {
  await tx
    .updateTable('qualityRun')
    .set({ state: 'done', counts: JSON.stringify(counts), finishedAt: now })
    .where('id', '=', id)
    .execute()
}

/** How many sellers of a run have which status, and how many were looked at closely. */
export async function tallyRun(
  tx: Tx,
  runId: number,
): Promise<Pick<RunCounts, 'sellers' | 'judged' | 'byStatus'>> {
  const { rows } = await sql<{ status: QualityStatus; sellers: number; judged: number }>`
    select status, count(*)::int as sellers, count(judged)::int as judged
    from seller_quality where run_id = ${runId} group by status order by status`.execute(tx)
  return {
    sellers: rows.reduce((sum, row) => sum + row.sellers, 0),
    judged: rows.reduce((sum, row) => sum + row.judged, 0),
    byStatus: Object.fromEntries(rows.map(({ status, sellers }) => [status, sellers])),
  }
}

export type ChangedSeller = {
  sellerId: string
  gradeBefore: Grade | null
  grade: Grade | null
  statusBefore: QualityStatus | null
  status: QualityStatus
  score: number | null
}

/**
 * Sellers of a run whose grade or status is another than was last said, in the order of their ids, and remembers that
 * it is said now. The caller says it.
 */
export async function takeChangedSellers(
  tx: Tx,
  { runId, scope, limit }: { runId: number; scope: SellerScope; limit: number },
): Promise<ChangedSeller[]> {
  const { rows } = await sql<ChangedSeller>`
    with changed as materialized (
      select q.seller_id, s.told_grade as grade_before, q.grade, s.told_status as status_before, q.status, q.score
      from quality_seller s join seller_quality q on q.run_id = ${runId} and q.seller_id = s.seller_id
      where ${inScope(scope, 's.seller_id')}
        and (s.told_grade is distinct from q.grade or coalesce(s.told_status, 'insufficient') <> q.status)
      order by s.seller_id limit ${limit} for update of s
    ), told as (
      update quality_seller s set told_grade = changed.grade, told_status = changed.status
      from changed where changed.seller_id = s.seller_id
    )
    select * from changed order by seller_id`.execute(tx)
  return rows
}

/** Takes away sellers' results of runs nobody asks for any more: older than five weeks, and not a week's first. */
export async function forgetOldResults(tx: Tx, before: Day): Promise<void> {
  await sql`
    delete from seller_quality where run_id in (
      select id from quality_run where as_of < ${before} and not proposes)`.execute(tx)
}
