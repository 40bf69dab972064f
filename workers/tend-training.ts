import { startNightlyTraining, trainingKind } from '#commands/detector/request-training'
import type { Database } from '#db/client'
import { insertOutbox } from '#db/events'
import { listForgottenTasks } from '#db/quality/long-tasks'
import { tryLockSweep } from '#db/sweep'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

/** A training says every second how far it is: after so long nobody does it any more. */
const forgottenAfterMs = 3 * 60_000

/** Sets off the night's training where it is due, and again one that was forgotten, reading Postgres alone. */
export async function tendTraining(
  { db, zone, log }: { db: Database; zone: string; log: Log },
  now: Date,
): Promise<void> {
  try {
    await startNightlyTraining(db, { zone }, now)
    await setForgottenOff(db, now)
  } catch (error) {
    log.error({ error: describeError(error) }, 'The training of the detector cannot be tended')
  }
}

async function setForgottenOff(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await tryLockSweep(tx))) return
    const since = new Date(now.getTime() - forgottenAfterMs)
    const ids = await listForgottenTasks(tx, { kind: trainingKind, job: 'train_detector', since })
    const due_at = now.toISOString()
    await insertOutbox(
      tx,
      ids.map((subject_id) => ({ job: 'train_detector', subject_id, event_id: null, due_at })),
    )
  })
}
