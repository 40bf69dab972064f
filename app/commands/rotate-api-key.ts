import { record } from '#commands/record'
import { insertApiKey, lockApiKey, setApiKeyEnd } from '#db/api-keys'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

export type RotateApiKey = {
  apiKeyId: string
  /** The successor's. */
  prefix: string
  secretHash: Buffer
  /** How long both work, so that clients can change over, in hours. */
  overlapHours: number
}
export type RotateApiKeyRefusal = { reason: 'not_found' | 'over' | 'taken' }

/** Makes a key's successor with the same name and scopes; the old one works until the overlap ends. */
export async function rotateApiKey(
  db: Database,
  command: RotateApiKey,
  actor: Actor,
  now: Date,
): Promise<Result<{ id: string; until: Date }, RotateApiKeyRefusal>> {
  return db.transaction().execute(async (tx) => {
    const old = await lockApiKey(tx, command.apiKeyId)
    if (!old) return refuse({ reason: 'not_found' as const })
    if (old.revokedAt || (old.expiresAt && old.expiresAt <= now)) return refuse({ reason: 'over' as const })

    const createdBy = actor.kind === 'person' ? actor.id : null
    const { prefix, secretHash } = command
    const { name, scopes } = old
    const id = await insertApiKey(tx, { name, scopes, prefix, secretHash, expiresAt: null, createdBy }, now)
    if (!id) return refuse({ reason: 'taken' as const })

    const until = earlier(old.expiresAt, new Date(now.getTime() + command.overlapHours * 3_600_000))
    await setApiKeyEnd(tx, old.id, { expiresAt: until })
    await record(
      tx,
      [
        { type: 'api_key_created', subject: { kind: 'api_key', id }, data: { scopes, prefix } },
        {
          type: 'api_key_rotated',
          subject: { kind: 'api_key', id: old.id },
          data: { replacedBy: id, until: until.toISOString() },
        },
      ],
      { actor, at: now },
    )
    return ok({ id, until })
  })
}

function earlier(a: Date | null, b: Date): Date {
  return a && a < b ? a : b
}
