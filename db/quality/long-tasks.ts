import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { tellPages } from '#db/live'

/** The newest long work of a kind; at most `limit`. */
export function listLongTasks(db: Database | Tx, { kind, limit }: { kind: string; limit: number }) {
  return db
    .selectFrom('longTask')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Asks for open work to be ended where it stands; whether there was any. */
export async function requestCancel(db: Database | Tx, id: string): Promise<boolean> {
  const asked = await db
    .updateTable('longTask')
    .set({ cancelRequested: true })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  if (asked) await tellPages(db, 'quality')
  return asked !== undefined
}

/** Written out, so that a prepared statement still recognises the index it is about. */
const isOpen = sql<boolean>`state in ('waiting', 'running')`

type NewTask = { id: string; kind: string; subject: string; startedBy: string; now: Date }

/** Puts down new work, unless the same is open already; the id of whichever is open, and whether it is new. */
export async function openLongTask(
  tx: Tx,
  { now, ...task }: NewTask,
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insertInto('longTask')
    .values({ ...task, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).where(isOpen).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, isNew: true }
  const open = await tx
    .selectFrom('longTask')
    .select('id')
    .where('kind', '=', task.kind)
    .where('subject', '=', task.subject)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return { id: open.id, isNew: false }
}

/** Holds a task until the transaction ends, so that two who do the same step do it one after the other. */
export function lockLongTask(tx: Tx, id: string) {
  return tx.selectFrom('longTask').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type Progress = { checkpoint: Record<string, unknown>; total: number; done: number }

export async function setProgress(
  tx: Tx,
  id: string,
  { checkpoint, ...progress }: Progress,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('longTask')
    .set({ ...progress, state: 'running', checkpoint: JSON.stringify(checkpoint), updatedAt: now })
    .where('id', '=', id)
    .execute()
  await tellPages(tx, 'quality')
}

export async function endLongTask(
  tx: Database | Tx,
  id: string,
  { state, result }: { state: 'done' | 'failed' | 'cancelled'; result: Record<string, unknown> },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('longTask')
    .set({ state, result: JSON.stringify(result), finishedAt: now, updatedAt: now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  await tellPages(tx, 'quality')
}

/** Open work of a kind that nobody has touched since, and that nothing in the outbox sets off. */
export async function listForgottenTasks(
  tx: Tx,
  { kind, job, since }: { kind: string; job: string; since: Date },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('longTask')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .where('updatedAt', '<', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.subjectId', '=', (eb) => eb.cast('longTask.id', 'text'))
            .where('outbox.job', '=', job),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether any work of a kind is open. */
export async function hasOpenTask(tx: Tx, kind: string): Promise<boolean> {
  const open = await tx
    .selectFrom('longTask')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

/** When the same work last failed. */
export async function lastFailure(
  tx: Tx,
  { kind, subject }: { kind: string; subject: string },
): Promise<Date | undefined> {
  const failed = await tx
    .selectFrom('longTask')
    .select('finishedAt')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('state', '=', 'failed')
    .orderBy('finishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return failed?.finishedAt ?? undefined
}
