import { record } from '#commands/record'
import type { Database } from '#db/client'
import { buryDeliveries } from '#db/webhook-deliveries'
import { lockWebhookEndpoint, setWebhookEndpoint } from '#db/webhook-endpoints'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { checkWebhookSettings, type WebhookRefusal } from '#domain/webhook'

/** What is left out stays as it is. */
export type ChangeWebhookEndpoint = {
  id: string
  url?: string | undefined
  types?: string[] | null | undefined
  disabled?: boolean | undefined
}

/**
 * Changes where an endpoint is, what it is told, or switches it off or on again. What was still
 * to be sent to an endpoint that is switched off is dead, and can be replayed once it is on.
 */
export async function changeWebhookEndpoint(
  db: Database,
  { id, url, types, disabled }: ChangeWebhookEndpoint,
  actor: Actor,
  now: Date,
): Promise<Result<void, WebhookRefusal | { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const endpoint = await lockWebhookEndpoint(tx, id)
    if (!endpoint) return refuse({ reason: 'not_found' as const })
    const checked = checkWebhookSettings({
      url: url ?? endpoint.url,
      types: types === undefined ? endpoint.types : types,
    })
    if (!checked.ok) return checked

    const isDisabled = disabled ?? endpoint.disabledAt !== null
    await setWebhookEndpoint(tx, id, {
      ...checked.value,
      disabledAt: isDisabled ? (endpoint.disabledAt ?? now) : null,
      // Whoever switches an endpoint on again starts its count of failures afresh.
      failingSince: isDisabled ? endpoint.failingSince : null,
    })
    if (isDisabled) await buryDeliveries(tx, id, now)
    const before = { url: endpoint.url, types: endpoint.types, disabled: endpoint.disabledAt !== null }
    const after = { ...checked.value, disabled: isDisabled }
    const subject = { kind: 'webhook_endpoint', id } as const
    const event = { type: 'webhook_endpoint_changed', subject, data: { before, after } } as const
    await record(tx, [event], { actor, at: now })
    return ok(undefined)
  })
}
