import { sql } from 'kysely'
import type { Database } from '#db/client'

/** The states a board is full of; the others are few and look the same to it. */
const states = ['at_risk', 'excluded', 'recheck_due', 'reinstated_probation'] as const

/** Puts so many cases of sellers into each of the board's fullest states, straight into SQL. */
export async function fillBoard(ownerDb: Database, eachState: number, now: Date): Promise<void> {
  await ownerDb.transaction().execute(async (tx) => {
    // No case begins where these stand, and its guard says so.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into exclusion (seller_id, state, zone, opened_at, proposed_at, snapshot, effective_at, day_zero,
        recheck_not_before, next_recheck_at, reinstated_at, probation_until)
      select id, state, 'UTC', began, began, '{"score": 50, "unhandled": 3}', took_effect, took_effect::date,
        took_effect::date + 14, took_effect::date + 14, took_effect + interval '20 days',
        took_effect + interval '110 days'
      from (select id, row_number() over (order by md5(id)) - 1 as place from seller) placed
      cross join lateral (select (${sql.lit(`{${states.join(',')}}`)}::text[])[place % ${states.length} + 1] as state) s
      cross join lateral (select ${now}::timestamptz - (place % 60) * interval '1 day' as began) b
      cross join lateral (select case when state <> 'at_risk' then began end as took_effect) e
      where place < ${eachState * states.length}`.execute(tx)
  })
}
