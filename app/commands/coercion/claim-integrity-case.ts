import type { Database } from '#db/client'
import { claimNextCase } from '#db/coercion/cases'
import { leaseMs } from '#domain/lease'
import type { Person } from '#domain/permission'

/** Gives a senior the case that has waited longest, for ten minutes; its id, or undefined where none waits. */
export function claimIntegrityCase(db: Database, person: Person, now: Date): Promise<string | undefined> {
  return claimNextCase(db, { accountId: person.id, now, until: new Date(now.getTime() + leaseMs) })
}
