import { advanceRun } from '#commands/quality/advance-run'
import { startNightlyRun } from '#commands/quality/request-run'
import { insertOutbox } from '#db/events'
import { endLongTask } from '#db/quality/long-tasks'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

type JudgeTools = Pick<Tools, 'db' | 'now' | 'zone'>

/** Between two slices of a run other jobs have their turn. */
const sliceMs = 2_000
const sellersAtOnce = 5_000

/** Does a slice of each run and leaves the rest to the next job; after the last it sets off the next missed night. */
export async function judgeSellers({ ids }: Payload, { db, now, zone }: JudgeTools): Promise<void> {
  for (const taskId of ids) {
    const until = performance.now() + sliceMs
    let isMore = true
    while (isMore && performance.now() < until)
      isMore = await advanceRun(db, { taskId, zone, sellersAtOnce }, now())
    if (isMore) await goOn(taskId, { db, now })
    else await startNightlyRun(db, { zone }, now())
  }
}

/** Ends a run that failed at every attempt; the next sweep but a few begins it anew. */
export async function giveUpJudging(taskId: string, { db, now }: JudgeTools): Promise<void> {
  await endLongTask(db, taskId, { state: 'failed', result: {} }, now())
}

async function goOn(taskId: string, { db, now }: Pick<Tools, 'db' | 'now'>): Promise<void> {
  await db
    .transaction()
    .execute((tx) =>
      insertOutbox(tx, [
        { job: 'judge_sellers', subject_id: taskId, event_id: null, due_at: now().toISOString() },
      ]),
    )
}
