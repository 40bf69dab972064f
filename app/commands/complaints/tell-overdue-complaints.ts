import { record } from '#commands/record'
import type { Database } from '#db/client'
import { takeOverdueComplaints } from '#db/complaints/line'

const actor = { kind: 'job', id: 'keep_clocks' } as const

/**
 * Tells whoever has an overdue complaint in hand, or else all who serve its line, once for each place in line; how many
 * there were. Being late ends no complaint.
 */
export async function tellOverdueComplaints(
  db: Database,
  { limit }: { limit: number },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const overdue = await takeOverdueComplaints(tx, limit, now)
    const events = overdue.map(({ subjectId: id, queue, holder, dueAt }) => ({
      type: 'complaint_overdue' as const,
      subject: { kind: 'complaint' as const, id },
      data: { queue, holder, dueAt: dueAt.toISOString() },
    }))
    await record(tx, events, { actor, at: now })
    return overdue.length
  })
}
