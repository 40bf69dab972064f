import { record } from '#commands/record'
import type { Database } from '#db/client'
import {
  type Flagger,
  insertFlagger,
  lockFlagger,
  setFlaggerEnd,
  setFlaggerSuspended,
} from '#db/complaints/flaggers'
import { addDays, type Day, startOfDay } from '#domain/day'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

type NotPermitted = { reason: 'not_permitted' }
/** The last day of the status, null where none is known, in the marketplace's zone. */
type Until = { until: Day | null; zone: string }

/** Adds somebody whose notices of illegal content go first from now on (DSA Art. 22). */
export async function addFlagger(
  db: Database,
  { name, email, since, until, zone }: Pick<Flagger, 'name' | 'email' | 'since'> & Until,
  person: Person,
  now: Date,
): Promise<Result<string, NotPermitted | { reason: 'email_taken' | 'ends_too_early' }>> {
  if (!may(person, 'manage_flaggers')) return refuse({ reason: 'not_permitted' })
  if (until !== null && until < since) return refuse({ reason: 'ends_too_early' })
  return db.transaction().execute(async (tx) => {
    const flagger = { name, email, since, endsAt: endOf({ until, zone }), createdBy: person.id }
    const id = await insertFlagger(tx, flagger, now)
    if (id === undefined) return refuse({ reason: 'email_taken' as const })
    const subject = { kind: 'trusted_flagger', id } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'flagger_added', subject, data: { since, until } }], { actor, at: now })
    return ok(id)
  })
}

/** Says until when a flagger has the status, or that no end is known. */
export async function endFlagger(
  db: Database,
  { flaggerId, until, zone }: { flaggerId: string } & Until,
  person: Person,
  now: Date,
): Promise<Result<undefined, NotPermitted | { reason: 'not_found' | 'ends_too_early' }>> {
  if (!may(person, 'manage_flaggers')) return refuse({ reason: 'not_permitted' })
  return db.transaction().execute(async (tx) => {
    const flagger = await lockFlagger(tx, flaggerId)
    if (!flagger) return refuse({ reason: 'not_found' as const })
    if (until !== null && until < flagger.since) return refuse({ reason: 'ends_too_early' as const })
    const endsAt = endOf({ until, zone })
    if (flagger.endsAt?.getTime() === endsAt?.getTime()) return ok(undefined)
    await setFlaggerEnd(tx, flaggerId, endsAt)
    const subject = { kind: 'trusted_flagger', id: flaggerId } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'flagger_end_set', subject, data: { until } }], { actor, at: now })
    return ok(undefined)
  })
}

/** Suspends a flagger, whose notices then go as anybody's do, or ends that. */
export async function suspendFlagger(
  db: Database,
  { flaggerId, isSuspended }: { flaggerId: string; isSuspended: boolean },
  person: Person,
  now: Date,
): Promise<Result<undefined, NotPermitted | { reason: 'not_found' }>> {
  if (!may(person, 'manage_flaggers')) return refuse({ reason: 'not_permitted' })
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

/** The last day counts whole. */
function endOf({ until, zone }: Until): Date | null {
  return until === null ? null : startOfDay(addDays(until, 1), zone)
}
