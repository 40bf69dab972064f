import { record } from '#commands/record'
import { insertApiKey, type NewApiKey } from '#db/api-keys'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

export type CreateApiKey = Omit<NewApiKey, 'createdBy'>
export type CreateApiKeyRefusal = { reason: 'expired' | 'taken' }

/** Adds an API key. Its secret never gets here, only the hash; refuses an end that has passed. */
export async function createApiKey(
  db: Database,
  command: CreateApiKey,
  actor: Actor,
  now: Date,
): Promise<Result<{ id: string }, CreateApiKeyRefusal>> {
  if (command.expiresAt && command.expiresAt <= now) return refuse({ reason: 'expired' as const })
  return db.transaction().execute(async (tx) => {
    const createdBy = actor.kind === 'person' ? actor.id : null
    const id = await insertApiKey(tx, { ...command, createdBy }, now)
    if (!id) return refuse({ reason: 'taken' as const })
    const subject = { kind: 'api_key', id } as const
    const data = { scopes: command.scopes, prefix: command.prefix }
    await record(tx, [{ type: 'api_key_created', subject, data }], { actor, at: now })
    return ok({ id })
  })
}
