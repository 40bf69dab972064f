import { setTimeout as sleep } from 'node:timers/promises'
import {
  endWithoutChallenger,
  keepChallenger,
  reportTraining,
  type TrainingResult,
} from '#commands/detector/advance-training'
import { findChampion, findNewestSource } from '#db/detector/models'
import { listPolicies } from '#db/policies'
import { endLongTask } from '#db/quality/long-tasks'
import { modelFormat } from '#domain/detection/learning/pack-model'
import { missingDecisions, type Trained } from '#domain/detection/models/train-challenger'
import { policyOf } from '#domain/policy'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'
import { gatherDecided, gatherReviews } from '#workers/training/gather'
import { startTrainingThread, type TrainingThread } from '#workers/training/run-thread'

type TrainingTools = Pick<Tools, 'db' | 'now'>
type Decided = Awaited<ReturnType<typeof gatherDecided>>

/** How often it is said how far a training has come, and looked whether somebody wants it ended. */
const reportEveryMs = 1_000
const dayMs = 86_400_000
/** Progress in percent when everything is read. */
const readPercent = 10

/**
 * Trains a challenger from everything that is decided, in a thread of its own, and keeps it. A training that is
 * cut off begins anew; of two that are done at once one is kept.
 */
export async function trainDetectors({ ids }: Payload, tools: TrainingTools): Promise<void> {
  for (const taskId of ids) await trainOnce(taskId, tools)
}

/** Ends a training that failed at every attempt; the next night begins another. */
export async function giveUpTraining(taskId: string, { db, now }: TrainingTools): Promise<void> {
  await endLongTask(db, taskId, { state: 'failed', result: {} }, now())
}

async function trainOnce(taskId: string, { db, now }: TrainingTools): Promise<void> {
  if (!(await reportTraining(db, { taskId, percent: 0 }, now()))) return
  const decided = await gatherDecided(db, now())
  const result = await reasonNotTo(decided, { db })
  if (result) return endWithoutChallenger(db, { taskId, result }, now())

  const thread = startTrainingThread()
  try {
    thread.tell({ kind: 'decided', decided })
    for await (const reviews of gatherReviews(db)) {
      thread.tell({ kind: 'reviews', reviews })
      if (!(await reportTraining(db, { taskId, percent: readPercent / 2 }, now()))) return
    }
    const [champion, policies] = await Promise.all([findChampion(db), listPolicies(db)])
    thread.tell({
      kind: 'begin',
      champion: champion && {
        number: champion.number,
        file: champion.file,
        until: champion.learntFrom.until,
      },
      publishBelow: policyOf(policies, null).rules.publishBelow,
    })
    const trained = await follow(thread, taskId, { db, now })
    if (trained) await keepChallenger(db, { taskId, trained }, now())
  } finally {
    await thread.end()
  }
}

/** What was learnt, once it is; undefined where somebody ended the training before. */
async function follow(
  thread: TrainingThread,
  taskId: string,
  { db, now }: TrainingTools,
): Promise<Trained | undefined> {
  for (;;) {
    const trained = await Promise.race([thread.trained, sleep(reportEveryMs, undefined)])
    if (trained) return trained
    const percent = readPercent + (100 - readPercent) * thread.doneSoFar()
    if (!(await reportTraining(db, { taskId, percent }, now()))) return undefined
  }
}

/** Why there is nothing to train: too little is decided, or nothing since the last time. */
async function reasonNotTo(
  decided: Decided,
  { db }: Pick<TrainingTools, 'db'>,
): Promise<TrainingResult | undefined> {
  const count = { reviews: decided.length, fakes: decided.filter(({ label }) => label === 1).length }
  const missing = missingDecisions(count)
  if (missing.reviews > 0 || missing.fakes > 0) return { outcome: 'too_few', ...count }
  const newest = await findNewestSource(db, modelFormat)
  const until = decided.reduce((last, { knownAt }) => Math.max(last, knownAt), 0) * dayMs
  const isKnown =
    newest?.examples === count.reviews &&
    newest.fakes === count.fakes &&
    Date.parse(newest.until) >= until - 1
  return isKnown ? { outcome: 'nothing_new', ...count } : undefined
}
