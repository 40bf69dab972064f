import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Policy } from '#domain/policy'

/** The policies in force: the newest version of each category that has one. */
export async function listPolicies(db: Database | Tx): Promise<Policy[]> {
  const { rows } = await sql<Policy>`
    select distinct on (category) category, version, rules from policy order by category, version desc`.execute(
    db,
  )
  return rows
}
