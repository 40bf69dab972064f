import type { Database } from '#db/client'
import { claimNextReply } from '#db/replies/queue'
import { leaseMs } from '#domain/lease'
import type { Person } from '#domain/permission'

/** Gives a person the reply that has waited longest, for ten minutes; its id, or undefined where none waits. */
export function claimReply(db: Database, person: Person, now: Date): Promise<string | undefined> {
  return claimNextReply(db, { accountId: person.id, now, until: new Date(now.getTime() + leaseMs) })
}
