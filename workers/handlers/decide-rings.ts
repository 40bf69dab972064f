import { writeRingDecisions } from '#commands/rings/write-ring-decisions'
import { insertOutbox } from '#db/events'
import { tellPages } from '#db/live'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

/** Between two slices other jobs have their turn, and pages hear how far it is. */
const reviewsAtOnce = 25

/** Writes a slice of the decisions about each ring and leaves the rest to the next job. */
export async function decideRings(
  { ids }: Payload,
  { db, zone, now }: Pick<Tools, 'db' | 'zone' | 'now'>,
): Promise<void> {
  for (const ringId of ids) {
    if (!(await writeRingDecisions(db, { ringId, reviewsAtOnce, zone }, now()))) continue
    await db.transaction().execute(async (tx) => {
      await tellPages(tx, 'rings')
      await insertOutbox(tx, [
        { job: 'decide_rings', subject_id: ringId, event_id: null, due_at: now().toISOString() },
      ])
    })
  }
}
