import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertHandoverSecret, lockUsableHandoverSecrets, setHandoverSecretEnd } from '#db/portal/handover'
import type { Actor, DomainEvent } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

const hourMs = 3_600_000

/** Adds a secret for hand-overs; those before it count for `overlapHours` more, so that the marketplace can change over. */
export async function createHandoverSecret(
  db: Database,
  { secret, overlapHours }: { secret: string; overlapHours: number },
  actor: Actor,
  now: Date,
): Promise<void> {
  const endsAt = new Date(now.getTime() + overlapHours * hourMs)
  await db.transaction().execute(async (tx) => {
    // Two count at most: the new one, and for a while the one in use until now.
    const before = await lockUsableHandoverSecrets(tx, now)
    const ending = before.map((old) => ({ id: old.id, at: old.endsAt ? now : endsAt }))
    for (const { id, at } of ending) await setHandoverSecretEnd(tx, id, at)
    const createdBy = actor.kind === 'person' ? actor.id : null
    const id = await insertHandoverSecret(tx, { secret, createdBy }, now)
    await record(
      tx,
      [
        { type: 'handover_secret_created', subject: { kind: 'handover_secret', id }, data: {} },
        ...ending.map(({ id, at }) => ended(id, at)),
      ],
      { actor, at: now },
    )
  })
}

/** Ends a secret at once: hand-overs signed with it count no more. */
export async function endHandoverSecret(
  db: Database,
  { secretId }: { secretId: string },
  actor: Actor,
  now: Date,
): Promise<Result<undefined, { reason: 'over' }>> {
  return db.transaction().execute(async (tx) => {
    const usable = await lockUsableHandoverSecrets(tx, now)
    if (!usable.some(({ id }) => id === secretId)) return refuse({ reason: 'over' as const })
    await setHandoverSecretEnd(tx, secretId, now)
    await record(tx, [ended(secretId, now)], { actor, at: now })
    return ok(undefined)
  })
}

function ended(id: string, until: Date): DomainEvent {
  const subject = { kind: 'handover_secret', id } as const
  return { type: 'handover_secret_ended', subject, data: { until: until.toISOString() } }
}
