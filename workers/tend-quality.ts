import { runKind, startNightlyRun } from '#commands/quality/request-run'
import type { Database } from '#db/client'
import { insertOutbox } from '#db/events'
import { listForgottenTasks } from '#db/quality/long-tasks'
import { tryLockSweep } from '#db/sweep'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

/** Runs nobody has touched for so long are set off again, whatever became of their job. */
const forgottenAfterMs = 3 * 60_000

/** Sets off the run of seller quality that is due, and again those that were forgotten, reading Postgres alone. */
export async function tendQuality(
  { db, zone, log }: { db: Database; zone: string; log: Log },
  now: Date,
): Promise<void> {
  try {
    await startNightlyRun(db, { zone }, now)
    await setForgottenOff(db, now)
  } catch (error) {
    log.error({ error: describeError(error) }, 'Runs of seller quality cannot be tended')
  }
}

async function setForgottenOff(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await tryLockSweep(tx))) return
    const since = new Date(now.getTime() - forgottenAfterMs)
    const ids = await listForgottenTasks(tx, { kind: runKind, job: 'judge_sellers', since })
    const due_at = now.toISOString()
    await insertOutbox(
      tx,
      ids.map((subject_id) => ({ job: 'judge_sellers', subject_id, event_id: null, due_at })),
    )
  })
}
