import { sql } from 'kysely'
import type { Database } from '#db/client'

/** Moves the clock the database reads to at least `instant`, as PUT /clock would; it never goes back. */
export async function moveDatabaseClock(ownerDb: Database, instant: Date): Promise<void> {
  await sql`
    update clock_shift set ahead_ms = greatest(
      ahead_ms, ceil(extract(epoch from ${instant}::timestamptz - clock_timestamp()) * 1000) + 1)`.execute(
    ownerDb,
  )
}
