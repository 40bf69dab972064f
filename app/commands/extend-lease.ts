import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { extendOwnLease } from '#db/work-queue'
import { leaseMs } from '#domain/lease'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Starts a person's lease anew, even one run out, as long as nobody else has taken the item since. */
export async function extendLease(
  db: Database,
  { workItemId }: { workItemId: string },
  person: Person,
  now: Date,
): Promise<Result<{ leaseUntil: Date }, WorkRefusal>> {
  const until = new Date(now.getTime() + leaseMs)
  const extended = await extendOwnLease(db, workItemId, { accountId: person.id, until })
  return extended ? ok({ leaseUntil: until }) : refuse(await explainLoss(db, workItemId))
}
