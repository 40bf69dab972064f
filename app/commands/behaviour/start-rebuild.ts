import { takeDueRebuild } from '#db/behaviour/rebuild'
import type { Database } from '#db/client'
import { insertOutbox } from '#db/events'

const weekMs = 7 * 86_400_000

/** Has all behaviour counted anew once a week. */
export async function startRebuild(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await takeDueRebuild(tx, { now, next: new Date(now.getTime() + weekMs) }))) return
    const due_at = now.toISOString()
    await insertOutbox(tx, [{ job: 'rebuild_behaviour', subject_id: 'all', event_id: null, due_at }])
  })
}
