import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintSide } from '#domain/complaints/mover'

/** Whether a side, or with nobody named any, has asked for arbitration since the present stage began. */
export async function hasAskedArbitration(
  db: Database | Tx,
  { id, stageSince }: { id: string; stageSince: Date | null },
  side: ComplaintSide | null = null,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from event
    where subject_kind = 'complaint' and subject_id = ${id} and type = 'arbitration_asked'
      and happened_at >= ${stageSince ?? new Date(0)}
      and (${side}::text is null or data ->> 'by' = ${side})
    limit 1`.execute(db)
  return rows.length > 0
}
