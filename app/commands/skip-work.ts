import { record } from '#commands/record'
import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { freeOwnLease, insertSkip } from '#db/work-queue'
import { skipMs } from '#domain/lease'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Passes an item over with a reason (V7): it goes back to the line, and not to this person for some hours. */
export async function skipWork(
  db: Database,
  { workItemId, reason }: { workItemId: string; reason: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, WorkRefusal>> {
  return db.transaction().execute(async (tx) => {
    if (!(await freeOwnLease(tx, workItemId, person.id))) return refuse(await explainLoss(tx, workItemId))
    const until = new Date(now.getTime() + skipMs)
    await insertSkip(tx, { workItemId, accountId: person.id, reason, until })
    await record(
      tx,
      [
        {
          type: 'work_skipped',
          subject: { kind: 'work_item', id: workItemId },
          data: { reason, until: until.toISOString() },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok(undefined)
  })
}
