import type { RunTask } from '#app/components/quality/run-progress.tsx'
import type { ListedRun } from '#app/components/quality/run-table.tsx'
import { runKind } from '#commands/quality/request-run'
import { findAccountName } from '#db/accounts'
import type { Database } from '#db/client'
import { listLongTasks } from '#db/quality/long-tasks'
import type { listRuns } from '#db/quality/runs'
import { expectedFalseShareOf } from '#domain/quality/run-lists'

type Run = Awaited<ReturnType<typeof listRuns>>[number]

/** A run as the list of them shows it. */
export function listedRun({ startedAt, finishedAt, lists, ...run }: Run): ListedRun {
  return {
    id: run.id,
    asOf: run.asOf,
    policyVersion: run.policyVersion,
    state: run.state,
    proposes: run.proposes,
    counts: run.counts,
    expectedFalseShare: expectedFalseShareOf(lists),
    durationMs: finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
  }
}

/** The run that is under way or was the last. */
export async function readLatestTask(db: Database): Promise<RunTask | undefined> {
  const [task] = await listLongTasks(db, { kind: runKind, limit: 1 })
  if (!task) return undefined
  const { id, state, total, done, cancelRequested, createdAt, finishedAt, startedBy } = task
  // As `person:` or `job:` with an id.
  const personId = startedBy.startsWith('person:') ? startedBy.slice('person:'.length) : undefined
  const startedByName = (personId && (await findAccountName(db, personId))) || null
  return { id, state, total, done, cancelRequested, createdAt, finishedAt, startedByName }
}
