import { record } from '#commands/record'
import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { isTiedToReview } from '#db/ties'
import { findActiveRole, findWorkItem, passOwnLease, saveDraftRow } from '#db/work-queue'
import { leaseMs } from '#domain/lease'
import { type Person, permissions } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Puts an item into a colleague's hands, with a note that opens as their draft. Refused where the colleague may not
 * judge it, in the same words where they are tied to it: whom a colleague is tied to is for nobody else to know (B27).
 */
export async function handOverWork(
  db: Database,
  { workItemId, toAccountId, note }: { workItemId: string; toAccountId: string; note: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, WorkRefusal | { reason: 'unknown_person' }>> {
  return db.transaction().execute(async (tx) => {
    const [item, role] = [await findWorkItem(tx, workItemId), await findActiveRole(tx, toAccountId)]
    const needed: readonly string[] =
      permissions[item?.queue === 'seniors' ? 'decide_escalated' : 'work_queues'].roles
    const isTied = item !== undefined && (await isTiedToReview(tx, toAccountId, item.subjectId))
    if (!role || !needed.includes(role) || isTied) return refuse({ reason: 'unknown_person' as const })

    const until = new Date(now.getTime() + leaseMs)
    if (!(await passOwnLease(tx, workItemId, { from: person.id, to: toAccountId, until }))) {
      return refuse(await explainLoss(tx, workItemId))
    }
    await saveDraftRow(tx, { workItemId, accountId: toAccountId, draft: { note }, savedAt: now })
    await record(
      tx,
      [
        {
          type: 'work_handed_over',
          subject: { kind: 'work_item', id: workItemId },
          data: { to: toAccountId },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok(undefined)
  })
}
