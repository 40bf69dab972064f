import { randomBytes } from 'node:crypto'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertWebhookEndpoint } from '#db/webhook-endpoints'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { checkWebhookSettings, isWebhookSecret, type WebhookRefusal } from '#domain/webhook'

export type CreateWebhookEndpoint = { url: string; types?: string[] | null; secret?: string }

/** Registers an endpoint. Its secret, the sender's own or a new one, is returned here and never again. */
export async function createWebhookEndpoint(
  db: Database,
  { url, types = null, secret = newWebhookSecret() }: CreateWebhookEndpoint,
  actor: Actor,
  now: Date,
): Promise<Result<{ id: string; url: string; types: string[] | null; secret: string }, CreateRefusal>> {
  const checked = checkWebhookSettings({ url, types })
  if (!checked.ok) return checked
  if (!isWebhookSecret(secret)) return refuse({ reason: 'bad_secret' as const })

  return db.transaction().execute(async (tx) => {
    const id = await insertWebhookEndpoint(tx, { ...checked.value, secret, createdAt: now })
    const subject = { kind: 'webhook_endpoint', id } as const
    const event = { type: 'webhook_endpoint_created', subject, data: { url: checked.value.url } } as const
    await record(tx, [event], { actor, at: now })
    return ok({ id, ...checked.value, secret })
  })
}

export type CreateRefusal = WebhookRefusal | { reason: 'bad_secret' }

/** A new secret in the form of Standard Webhooks: 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
