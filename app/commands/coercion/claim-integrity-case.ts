import type { Database } from '#db/client'
import { claimNextCase } from '#db/coercion/cases'
import { leaseMs } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Gives a senior the case that has waited longest, for ten minutes; its id, or undefined where none waits. */
export async function claimIntegrityCase(
  db: Database,
  person: Person,
  now: Date,
): Promise<Result<string | undefined, { reason: 'not_permitted' }>> {
  if (!may(person, 'judge_integrity')) return refuse({ reason: 'not_permitted' })
  const until = new Date(now.getTime() + leaseMs)
  return ok(await claimNextCase(db, { accountId: person.id, now, until }))
}
