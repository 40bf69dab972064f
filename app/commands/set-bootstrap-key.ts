import { record } from '#commands/record'
import { insertApiKey, lockOtherKeysWithPrefix, restoreApiKey, setApiKeyEnd } from '#db/api-keys'
import type { Database } from '#db/client'
import type { Actor, DomainEvent } from '#domain/event'
import { scopes } from '#domain/permission'

const prefix = 'bootstrap'

/**
 * Makes the key that a demo or a test was started with the only bootstrap key there is; `null` takes an earlier
 * one away, so that none outlives the mode that allowed it.
 */
export async function setBootstrapKey(
  db: Database,
  { secretHash }: { secretHash: Buffer | null },
  actor: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const others = await lockOtherKeysWithPrefix(tx, prefix, secretHash)
    for (const id of others) await setApiKeyEnd(tx, id, { revokedAt: now })
    const key = { name: 'Bootstrap', prefix, scopes: [...scopes], expiresAt: null, createdBy: null }
    const added = secretHash ? await insertApiKey(tx, { ...key, secretHash }, now) : undefined
    // Whoever starts the process with a key means it to work, even if it was revoked in an earlier run.
    if (secretHash && !added) await restoreApiKey(tx, secretHash)

    const events: DomainEvent[] = others.map((id) => ({
      type: 'api_key_revoked',
      subject: { kind: 'api_key', id },
      data: {},
    }))
    if (added) {
      const data = { scopes: key.scopes, prefix }
      events.push({ type: 'api_key_created', subject: { kind: 'api_key', id: added }, data })
    }
    await record(tx, events, { actor, at: now })
  })
}
