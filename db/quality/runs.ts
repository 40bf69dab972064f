import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { RunCounts, RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { QualityStatus } from '#domain/quality/proposal'

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

/** Takes away sellers' results of runs nobody asks for any more: older than five weeks, and not a week's first. */
export async function forgetOldResults(tx: Tx, before: Day): Promise<void> {
  await sql`
    delete from seller_quality where run_id in (
      select id from quality_run where as_of < ${before} and not proposes)`.execute(tx)
}
