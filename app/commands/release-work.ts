import { record } from '#commands/record'
import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { freeOwnLease } from '#db/work-queue'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Gives an item back to the line (V7). What had been drafted is kept. */
export async function releaseWork(
  db: Database,
  { workItemId, reason }: { workItemId: string; reason: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, WorkRefusal>> {
  return db.transaction().execute(async (tx) => {
    if (!(await freeOwnLease(tx, workItemId, person.id))) return refuse(await explainLoss(tx, workItemId))
    await record(
      tx,
      [{ type: 'work_released', subject: { kind: 'work_item', id: workItemId }, data: { reason } }],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok(undefined)
  })
}
