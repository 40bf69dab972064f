import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { Day } from '#db/schema/columns'

/** Whether a seller has something left of what it promised for this return: not yet settled, or broken. */
export async function hasOpenPromises(tx: Tx, exclusionId: string): Promise<boolean> {
  const { rows } = await sql`
    select from commitment c join exclusion e on e.id = c.exclusion_id
    where e.id = ${exclusionId} and c.state <> 'fulfilled' and c.opened_at >= e.reinstated_at limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** What a seller promised for this return, and how each promise stands. */
export async function listPromises(
  tx: Tx,
  exclusionId: string,
): Promise<{ state: 'open' | 'fulfilled' | 'broken'; dueOn: Day }[]> {
  const { rows } = await sql<{ state: 'open' | 'fulfilled' | 'broken'; dueOn: Day }>`
    select c.state, c.due_on from commitment c join exclusion e on e.id = c.exclusion_id
    where e.id = ${exclusionId} and c.opened_at >= e.reinstated_at`.execute(tx)
  return rows
}
