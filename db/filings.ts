import { sql } from 'kysely'
import type { Tx } from '#db/client'

/**
 * Makes whatever else a party files of this kind wait until the transaction ends, so that what it is heard by, and
 * whether it is warned, is judged of one after another.
 */
export async function lockFilings(
  tx: Tx,
  what: 'disputes' | 'appeals' | 'notices',
  party: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} of ${party}`}, 0))`.execute(tx)
}
