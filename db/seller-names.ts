import { sql } from 'kysely'
import type { Database } from '#db/client'

/** What these sellers are called, by id; those nobody knows are left out. */
export async function listSellerNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('seller')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...ids]})`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
