import { record } from '#commands/record'
import type { Database } from '#db/client'
import { type Flagger, insertFlagger, lockFlagger, setFlaggerSuspended } from '#db/complaints/flaggers'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Adds somebody whose notices of illegal content go first from now on (DSA Art. 22). */
export function addFlagger(
  db: Database,
  { name, email, since }: Pick<Flagger, 'name' | 'email' | 'since'>,
  person: Person,
  now: Date,
): Promise<Result<string, { reason: 'email_taken' }>> {
  return db.transaction().execute(async (tx) => {
    const id = await insertFlagger(tx, { name, email, since, createdBy: person.id }, now)
    if (id === undefined) return refuse({ reason: 'email_taken' as const })
    const subject = { kind: 'trusted_flagger', id } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'flagger_added', subject, data: { since } }], { actor, at: now })
    return ok(id)
  })
}

/** Suspends a flagger, whose notices then go as anybody's do, or ends that. */
export function suspendFlagger(
  db: Database,
  { flaggerId, isSuspended }: { flaggerId: string; isSuspended: boolean },
  person: Person,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const flagger = await lockFlagger(tx, flaggerId)
    if (!flagger) return refuse({ reason: 'not_found' as const })
    if ((flagger.suspendedAt !== null) === isSuspended) return ok(undefined)
    await setFlaggerSuspended(tx, flaggerId, isSuspended ? now : null)
    const subject = { kind: 'trusted_flagger', id: flaggerId } as const
    const type = isSuspended ? 'flagger_suspended' : 'flagger_resumed'
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type, subject, data: {} }], { actor, at: now })
    return ok(undefined)
  })
}
