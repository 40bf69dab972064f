import { randomUUID } from 'node:crypto'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { hasOpenTask, listLongTasks, openLongTask } from '#db/quality/long-tasks'
import { type Day, dayOf } from '#domain/day'
import type { Actor } from '#domain/event'

export const trainingKind = 'detector_training'

/** A night's training is due so long after the day began: sellers are compared by then. */
const dueAfterMs = 4 * 3_600_000

/** Asks for a challenger to be trained now; the id of the work, or of that already under way. */
export async function requestTraining(
  db: Database,
  { zone }: { zone: string },
  actor: Actor,
  now: Date,
): Promise<{ taskId: string }> {
  return db.transaction().execute(async (tx) => ({ taskId: await open(tx, dayOf(now, zone), actor, now) }))
}

/**
 * Sets off the training of the last night, where it is due and no training was begun since.
 *
 * @returns the id of the work set off; undefined where nothing is due
 */
export async function startNightlyTraining(
  db: Database,
  { zone }: { zone: string },
  now: Date,
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    if (await hasOpenTask(tx, trainingKind)) return undefined
    const due = dayOf(new Date(now.getTime() - dueAfterMs), zone)
    const [last] = await listLongTasks(tx, { kind: trainingKind, limit: 1 })
    if (last && last.subject >= due) return undefined
    return open(tx, due, { kind: 'job', id: 'train_detector' }, now)
  })
}

/** Whatever day it is for, one training at a time: its subject is the day, and whoever comes second joins the first. */
async function open(tx: Tx, day: Day, actor: Actor, now: Date): Promise<string> {
  const [last] = await listLongTasks(tx, { kind: trainingKind, limit: 1 })
  if (last && (last.state === 'waiting' || last.state === 'running')) return last.id
  const startedBy = `${actor.kind}:${actor.id}`
  const task = await openLongTask(tx, { id: randomUUID(), kind: trainingKind, subject: day, startedBy, now })
  if (!task.isNew) return task.id
  const subject = { kind: 'detector_training' as const, id: task.id }
  await record(tx, [{ type: 'detector_training_requested', subject, data: { day } }], { actor, at: now })
  return task.id
}
