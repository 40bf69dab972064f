import { record } from '#commands/record'
import type { Database } from '#db/client'
import { deleteWebhookEndpoint, lockWebhookEndpoint } from '#db/webhook-endpoints'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/** Removes an endpoint together with what was still to be delivered to it. */
export async function removeWebhookEndpoint(
  db: Database,
  { id }: { id: string },
  actor: Actor,
  now: Date,
): Promise<Result<void, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const endpoint = await lockWebhookEndpoint(tx, id)
    if (!endpoint) return refuse({ reason: 'not_found' as const })
    await deleteWebhookEndpoint(tx, id)
    const subject = { kind: 'webhook_endpoint', id } as const
    const event = { type: 'webhook_endpoint_removed', subject, data: { url: endpoint.url } } as const
    await record(tx, [event], { actor, at: now })
    return ok(undefined)
  })
}
