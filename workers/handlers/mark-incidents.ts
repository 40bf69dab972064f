import { markByIncidents } from '#db/quality/dirty'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

/** Has the days of incidents counted anew by the next run; they may concern every seller there is. */
export async function markIncidents({ ids }: Payload, { db }: Pick<Tools, 'db'>): Promise<void> {
  await db.transaction().execute((tx) => markByIncidents(tx, ids))
}
