import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Cause } from '#domain/cause'

/** The causes a shop has named most often for its negatives and complaints of the last year of naming. */
export async function listTopCauses(
  db: Database,
  sellerId: string,
  limit: number,
): Promise<{ cause: Cause; count: number }[]> {
  const { rows } = await sql<{ cause: Cause; count: number }>`
    select cause, count(*)::int as count from (
      select cause from feedback_cause where seller_id = ${sellerId} and cause is not null
      order by opened_at desc limit 1000
    ) named group by cause order by count desc, cause limit ${limit}`.execute(db)
  return rows
}
