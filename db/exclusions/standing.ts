import { sql } from 'kysely'
import type { Database } from '#db/client'
import { latestRunId } from '#db/quality/latest-run'

/** What a quality run says of a seller that is worth an early warning: E1. */
const worse = sql`('watch', 'exclude', 'hold')`

/** Sellers the latest run found worse than others that have no open case; in the order of their ids. */
export async function listSellersToWatch(
  db: Database,
  limit: number,
): Promise<{ sellerId: string; status: string }[]> {
  const { rows } = await sql<{ sellerId: string; status: string }>`
    select q.seller_id, q.status from seller_quality q
    join seller s on s.id = q.seller_id
    where q.run_id = ${latestRunId} and q.status in ${worse} and not exists (
      select from exclusion e where e.seller_id = q.seller_id
        -- Also where a case has ended since: the run knows nothing of what was decided after it.
        and (e.state not in ('observed', 'closed_good', 'cancelled', 'annulled')
          or e.ended_at >= (select started_at from quality_run where id = q.run_id)))
    order by q.seller_id limit ${limit}`.execute(db)
  return rows
}

/** Watched sellers that neither of the last two runs found worse (E2). */
export async function listRecoveredSellers(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    with runs as (
      select id, started_at from quality_run where state = 'done' order by as_of desc, id desc limit 2
    )
    select e.seller_id from exclusion e
    where e.state = 'at_risk' and (select count(*) from runs) = 2
      and (select min(started_at) from runs) >= e.opened_at
      and not exists (
        select from seller_quality q join runs on runs.id = q.run_id
        where q.seller_id = e.seller_id and q.status in ${worse})
    order by e.seller_id limit ${limit}`.execute(db)
  return rows.map(({ sellerId }) => sellerId)
}

/**
 * Cases on probation whose seller a run since the return found fit for an exclusion again (E14); under a strict watch
 * (B49) an early warning is enough.
 */
export async function listRelapses(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from exclusion e
    join seller_quality q on q.seller_id = e.seller_id and q.run_id = ${latestRunId}
    join quality_run run on run.id = q.run_id
    where e.state = 'reinstated_probation' and (q.status = 'exclude' or (e.strict_watch and q.status in ${worse}))
      and run.started_at > e.reinstated_at
    order by e.id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
