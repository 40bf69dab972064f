import { sql } from 'kysely'
import { appRole, connect } from '#db/client'

/**
 * Says, as the owner of the database, whether web and workers may move the time the database reads (`assay_now`), by
 * which re-checks are guarded (R4.6). Where they may not, as in production, a time that was moved is the real one
 * again.
 */
export async function setClockRights(url: string, { isMovable }: { isMovable: boolean }): Promise<void> {
  await using db = connect(url, {})
  await db.transaction().execute(async (tx) => {
    // Two processes that start at once would change the same row of the catalogue.
    await sql`select pg_advisory_xact_lock(hashtextextended('clock_shift', 0))`.execute(tx)
    const role = sql.ref(appRole)
    if (isMovable) {
      await sql`grant insert, update, delete on clock_shift to ${role}`.execute(tx)
      return
    }
    await sql`revoke insert, update, delete, truncate on clock_shift from ${role}`.execute(tx)
    await sql`delete from clock_shift`.execute(tx)
  })
}
