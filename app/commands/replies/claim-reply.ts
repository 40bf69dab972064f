import type { Database } from '#db/client'
import { claimNextReply } from '#db/replies/queue'
import { leaseMs } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Gives a person the reply that has waited longest, for ten minutes; its id, or undefined where none waits. */
export async function claimReply(
  db: Database,
  person: Person,
  now: Date,
): Promise<Result<string | undefined, { reason: 'not_permitted' }>> {
  if (!may(person, 'decide_reviews')) return refuse({ reason: 'not_permitted' })
  const until = new Date(now.getTime() + leaseMs)
  return ok(await claimNextReply(db, { accountId: person.id, now, until }))
}
