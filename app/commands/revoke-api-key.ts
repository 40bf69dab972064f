import { record } from '#commands/record'
import { lockApiKey, setApiKeyEnd } from '#db/api-keys'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/** Ends a key for good; web processes stop taking it within two seconds. Revoking it again changes nothing. */
export async function revokeApiKey(
  db: Database,
  { apiKeyId }: { apiKeyId: string },
  actor: Actor,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const key = await lockApiKey(tx, apiKeyId)
    if (!key) return refuse({ reason: 'not_found' as const })
    if (key.revokedAt) return ok(undefined)
    await setApiKeyEnd(tx, key.id, { revokedAt: now })
    const subject = { kind: 'api_key', id: key.id } as const
    await record(tx, [{ type: 'api_key_revoked', subject, data: {} }], { actor, at: now })
    return ok(undefined)
  })
}
