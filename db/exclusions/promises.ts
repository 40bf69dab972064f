import { sql } from 'kysely'
import type { Tx } from '#db/client'

/** Whether a seller has something left of what it promised for this return: not yet settled, or broken. */
export async function hasOpenPromises(tx: Tx, exclusionId: string): Promise<boolean> {
  const { rows } = await sql`
    select from commitment c join exclusion e on e.id = c.exclusion_id
    where e.id = ${exclusionId} and c.state <> 'fulfilled' and c.opened_at >= e.reinstated_at limit 1`.execute(
    tx,
  )
  return rows.length > 0
}
