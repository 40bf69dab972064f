import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { forgetOldChallengers, insertModel } from '#db/detector/models'
import { endLongTask, lockLongTask, setProgress } from '#db/quality/long-tasks'
import type { Trained } from '#domain/detection/models/train-challenger'

/** Challengers that nobody promoted are kept so long: the newest so many models. */
const modelsKept = 10
const actor = { kind: 'job', id: 'train_detector' } as const

/** How a training may end without a challenger. */
export type TrainingResult =
  | { outcome: 'too_few'; reviews: number; fakes: number }
  | { outcome: 'nothing_new'; reviews: number; fakes: number }
  | { outcome: 'made'; number: number }

/**
 * Says how far a training has come, and ends it where somebody asked for that.
 *
 * @param percent 0–100
 * @returns whether to go on
 */
export async function reportTraining(
  db: Database,
  { taskId, percent }: { taskId: string; percent: number },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const task = await lockOpen(tx, taskId)
    if (!task) return false
    if (!task.cancelRequested) {
      await setProgress(tx, taskId, { checkpoint: {}, total: 100, done: Math.round(percent) }, now)
      return true
    }
    await endLongTask(tx, taskId, { state: 'cancelled', result: {} }, now)
    const subject = { kind: 'detector_training' as const, id: taskId }
    await record(tx, [{ type: 'detector_training_cancelled', subject, data: { day: task.subject } }], {
      actor,
      at: now,
    })
    return false
  })
}

/** Ends a training from which no challenger came. */
export async function endWithoutChallenger(
  db: Database,
  { taskId, result }: { taskId: string; result: TrainingResult },
  now: Date,
): Promise<void> {
  await endLongTask(db, taskId, { state: 'done', result }, now)
}

/**
 * Keeps what was learnt as a challenger and ends the training. Where the training has ended meanwhile, by somebody's
 * wish or because another worker did it as well, nothing is kept.
 */
export async function keepChallenger(
  db: Database,
  { taskId, trained }: { taskId: string; trained: Trained },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const task = await lockOpen(tx, taskId)
    if (!task || task.cancelRequested) return
    const { file, comparison, learntFrom } = trained
    const model = await insertModel(tx, { file, figures: comparison, learntFrom, madeAt: now })
    await forgetOldChallengers(tx, modelsKept)
    await setProgress(tx, taskId, { checkpoint: {}, total: 100, done: 100 }, now)
    const result: TrainingResult = { outcome: 'made', number: model.number }
    await endLongTask(tx, taskId, { state: 'done', result }, now)
    const subject = { kind: 'detector_model' as const, id: model.id }
    const { examples, fakes } = learntFrom
    const data = { number: model.number, examples, fakes }
    await record(tx, [{ type: 'detector_model_trained', subject, data }], { actor, at: now })
  })
}

async function lockOpen(tx: Tx, taskId: string) {
  const task = await lockLongTask(tx, taskId)
  return task && (task.state === 'waiting' || task.state === 'running') ? task : undefined
}
