import { sql } from 'kysely'
import type { Database } from '#db/client'

/**
 * Cases in which a clock may have run out by `now`, at most `limit`: an effect to begin where the marketplace
 * hears of none, a confirmation that does not come, a re-check, a look at a probation, a termination, an overdue look at a stop.
 */
export async function listDueExclusions(db: Database, limit: number, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from exclusion where
      (state = 'noticed' and not exists (
        select from webhook_endpoint
        where disabled_at is null and (types is null or 'seller.excluded' = any(types))))
      or (state = 'excluded' and next_recheck_at <= ${now} and (paused_until is null or paused_until <= ${now}))
      or (state = 'reinstated_probation' and (next_watch_at <= ${now} or (probation_until <= ${now}
        and not exists (
          select from commitment
          where exclusion_id = exclusion.id and commitment.state <> 'fulfilled' and opened_at >= reinstated_at))))
      or (state = 'termination_notice' and terminates_at <= ${now})
      or (state = 'immediate_stop' and stop_escalated_at is null and stop_review_due_at <= ${now})
      or (state in ('noticed', 'immediate_stop') and day_zero is null and notice_escalated_at is null
        and noticed_at <= ${now}::timestamptz - interval '24 hours')
    order by opened_at limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
