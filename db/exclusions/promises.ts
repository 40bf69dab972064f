import { sql } from 'kysely'
import type { Tx } from '#db/client'

/** Whether a seller has something left of what it promised in its letters: not yet settled, or broken. */
export async function hasOpenPromises(tx: Tx, exclusionId: string): Promise<boolean> {
  const { rows } = await sql`
    select from commitment where exclusion_id = ${exclusionId} and state <> 'fulfilled' limit 1`.execute(tx)
  return rows.length > 0
}
