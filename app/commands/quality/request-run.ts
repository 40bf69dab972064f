import { randomUUID } from 'node:crypto'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { hasOpenTask, lastFailure, openLongTask } from '#db/quality/long-tasks'
import { findLastRunDay } from '#db/quality/runs'
import { addDays, type Day, dayOf, daysBetween } from '#domain/day'
import type { Actor } from '#domain/event'

export const runKind = 'quality_run'

const minuteMs = 60_000
/** A night's run is due so long after the day began: by then the evening's reviews are screened. */
const dueAfterMs = 150 * minuteMs
/** Nights missed longer ago than this are not caught up one by one. */
const mostMissed = 31
const quietAfterFailureMs = 60 * minuteMs

/** Asks for sellers to be compared as of today, now; the id of the work, or of that already under way. */
export async function requestRun(
  db: Database,
  { zone }: { zone: string },
  actor: Actor,
  now: Date,
): Promise<{ taskId: string }> {
  return db.transaction().execute(async (tx) => ({
    taskId: await open(tx, dayOf(now, zone), actor, now),
  }))
}

/**
 * Sets off the run of the last night, or of the first one missed, where it is due; nights that were missed are caught
 * up one after the other, each once.
 *
 * @returns the id of the work set off; undefined where nothing is due
 */
export async function startNightlyRun(
  db: Database,
  { zone }: { zone: string },
  now: Date,
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    if (await hasOpenTask(tx, runKind)) return undefined
    const due = dayOf(new Date(now.getTime() - dueAfterMs), zone)
    const last = await findLastRunDay(tx)
    const asOf = last === undefined ? due : nextDay(last, due)
    if (asOf > due) return undefined
    const failedAt = await lastFailure(tx, { kind: runKind, subject: asOf })
    if (failedAt && now.getTime() - failedAt.getTime() < quietAfterFailureMs) return undefined
    return open(tx, asOf, { kind: 'job', id: 'judge_sellers' }, now)
  })
}

function nextDay(last: Day, due: Day): Day {
  return daysBetween(last, due) > mostMissed ? addDays(due, 1 - mostMissed) : addDays(last, 1)
}

async function open(tx: Tx, asOf: Day, actor: Actor, now: Date): Promise<string> {
  const startedBy = `${actor.kind}:${actor.id}`
  const task = await openLongTask(tx, { id: randomUUID(), kind: runKind, subject: asOf, startedBy, now })
  if (!task.isNew) return task.id
  await record(
    tx,
    [{ type: 'quality_run_requested', subject: { kind: 'quality_run', id: task.id }, data: { asOf } }],
    { actor, at: now },
  )
  return task.id
}
