import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findDelivery, restartDelivery } from '#db/webhook-deliveries'
import { lockEndpointOfDelivery } from '#db/webhook-endpoints'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/** Sends a dead delivery once more, with the same id and all its attempts before it. */
export async function replayWebhookDelivery(
  db: Database,
  { deliveryId }: { deliveryId: string },
  actor: Actor,
  now: Date,
): Promise<Result<void, { reason: 'not_found' | 'not_dead' | 'endpoint_disabled' }>> {
  return db.transaction().execute(async (tx) => {
    const endpoint = await lockEndpointOfDelivery(tx, deliveryId)
    const delivery = await findDelivery(tx, deliveryId)
    if (!endpoint || !delivery) return refuse({ reason: 'not_found' as const })
    if (delivery.state !== 'dead') return refuse({ reason: 'not_dead' as const })
    if (endpoint.disabledAt) return refuse({ reason: 'endpoint_disabled' as const })

    await restartDelivery(tx, deliveryId, now)
    const subject = { kind: 'webhook_endpoint', id: endpoint.id } as const
    const event = { type: 'webhook_delivery_replayed', subject, data: { deliveryId } } as const
    await record(tx, [event], { actor, at: now })
    return ok(undefined)
  })
}
