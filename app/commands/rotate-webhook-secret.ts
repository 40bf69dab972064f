import { newWebhookSecret } from '#commands/create-webhook-endpoint'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockWebhookEndpoint, setWebhookSecret } from '#db/webhook-endpoints'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { secretOverlapMs } from '#domain/webhook-schedule'

/** Gives an endpoint a new secret, shown here only. For a day webhooks are signed with the old one as well. */
export async function rotateWebhookSecret(
  db: Database,
  { id }: { id: string },
  actor: Actor,
  now: Date,
): Promise<Result<{ secret: string; previousUntil: Date }, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const endpoint = await lockWebhookEndpoint(tx, id)
    if (!endpoint) return refuse({ reason: 'not_found' as const })
    const secret = newWebhookSecret()
    const previousUntil = new Date(now.getTime() + secretOverlapMs)
    await setWebhookSecret(tx, id, {
      secret,
      previousSecret: endpoint.secret,
      previousSecretUntil: previousUntil,
    })
    const data = { before: {}, after: { secretChanged: true, previousUntil: previousUntil.toISOString() } }
    const subject = { kind: 'webhook_endpoint', id } as const
    await record(tx, [{ type: 'webhook_endpoint_changed', subject, data }], { actor, at: now })
    return ok({ secret, previousUntil })
  })
}
