import type { Database } from '#db/client'
import { takePublications } from '#db/detector/rescoring'
import { insertOutbox } from '#db/events'
import { tryLockSweep } from '#db/sweep'
import { rescoringDays } from '#domain/detection/rescoring'
import { ok, type Result } from '#domain/result'

const dayMs = 86_400_000
/** More of them a minute than reviews arrive for days on end. */
const publicationsAtOnce = 3_000

/**
 * Has the reviews judged again that have been published for 7 or for 30 days by now, a bounded number of them; the next
 * call goes on. Does nothing while another process sweeps.
 *
 * @returns how many reviews are to be judged again
 */
export async function setOffRescorings(db: Database, now: Date): Promise<Result<number, never>> {
  return db.transaction().execute(async (tx) => {
    if (!(await tryLockSweep(tx))) return ok(0)
    const ids: string[] = []
    for (const days of rescoringDays) {
      const until = new Date(now.getTime() - days * dayMs)
      ids.push(...(await takePublications(tx, { days, until, limit: publicationsAtOnce })))
    }
    const due_at = now.toISOString()
    await insertOutbox(
      tx,
      [...new Set(ids)].map((subject_id) => ({ job: 'rescore_reviews', subject_id, event_id: null, due_at })),
    )
    return ok(ids.length)
  })
}
