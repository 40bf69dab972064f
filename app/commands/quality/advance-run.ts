import { count, rebuild } from '#commands/quality/count-phases'
import { announceChanges, propose } from '#commands/quality/result-phases'
import {
  firstCheckpoint,
  type RunCheckpoint,
  type RunPhase,
  type RunStep,
  type StepDone,
} from '#commands/quality/run-state'
import { benchmark, compare, fitSpread, makeLists, score } from '#commands/quality/score-phases'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { endLongTask, lockLongTask, setProgress } from '#db/quality/long-tasks'
import { findPolicyInForce } from '#db/quality/policies'
import { findRun } from '#db/quality/runs'
import { countSellers } from '#db/quality/seller-scope'
import { defaultQualityPolicy, type QualityPolicy } from '#domain/quality/policy'

type Advance = { taskId: string; zone: string; sellersAtOnce: number }

const phases: Record<RunPhase, (tx: Tx, step: RunStep) => Promise<StepDone>> = {
  count,
  rebuild,
  benchmarks: benchmark,
  compare,
  spread: fitSpread,
  score,
  list: makeLists,
  announce: announceChanges,
  propose,
}

/**
 * Does the next step of a run of seller quality, in one transaction with the checkpoint: killed anywhere, the run goes
 * on where it stood, and of two who do the same step the second finds it done.
 *
 * @returns whether there is more to do
 */
export async function advanceRun(db: Database, advance: Advance, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const task = await lockLongTask(tx, advance.taskId)
    if (!task || !['waiting', 'running'].includes(task.state)) return false
    if (task.cancelRequested) {
      await endLongTask(tx, task.id, { state: 'cancelled', result: {} }, now)
      await record(
        tx,
        [
          {
            type: 'quality_run_cancelled',
            subject: { kind: 'quality_run', id: task.id },
            data: { asOf: task.subject },
          },
        ],
        { actor: { kind: 'job', id: 'judge_sellers' }, at: now },
      )
      return false
    }
    // What is kept there was written by this function alone.
    const checkpoint = { ...firstCheckpoint, ...(task.checkpoint as Partial<RunCheckpoint>) }
    const policy = await policyOf(tx, checkpoint)
    const step: RunStep = { db, asOf: task.subject, policy, checkpoint, now, ...advance }
    const done = await phases[checkpoint.phase](tx, step)
    if (!done) {
      await setProgress(tx, task.id, { checkpoint, total: task.total, done: task.total }, now)
      await endLongTask(tx, task.id, { state: 'done', result: { runId: checkpoint.runId } }, now)
      return false
    }
    await setProgress(tx, task.id, await progressOf(tx, task, { before: checkpoint, done }), now)
    return true
  })
}

/** A run begun keeps its rules, whatever is put into force meanwhile. */
async function policyOf(tx: Tx, { runId }: RunCheckpoint): Promise<QualityPolicy> {
  const run = runId === null ? undefined : await findRun(tx, runId)
  return run?.rules ?? (await findPolicyInForce(tx)) ?? defaultQualityPolicy
}

/** Progress counts sellers compared and sellers scored; before they are compared it cannot tell how many there are. */
async function progressOf(
  tx: Tx,
  task: { total: number; done: number },
  { before, done }: { before: RunCheckpoint; done: NonNullable<StepDone> },
) {
  const { checkpoint, sellers } = done
  const isCounted = before.phase === 'benchmarks' && checkpoint.phase === 'compare'
  const total = isCounted ? 2 * (await countSellers(tx)) : task.total
  return { checkpoint, total, done: Math.min(total, task.done + sellers) }
}
