import { marketplaceEventTypes } from '#domain/announcement'
import { ok, type Result, refuse } from '#domain/result'

/** What an administrator says about an endpoint. `types` null means every type. */
export type WebhookSettings = { url: string; types: string[] | null }

export type WebhookRefusal = { reason: 'bad_url' } | { reason: 'unknown_type'; type: string }

/**
 * Checks an endpoint's settings: http or https, without credentials in the address. Whether the address is a
 * private one is only known when it is called, and checked there.
 */
export function checkWebhookSettings({
  url,
  types,
}: WebhookSettings): Result<WebhookSettings, WebhookRefusal> {
  if (!URL.canParse(url)) return refuse({ reason: 'bad_url' })
  const { protocol, username, password, href } = new URL(url)
  if (!['http:', 'https:'].includes(protocol) || username || password) return refuse({ reason: 'bad_url' })
  const unknown = types?.find((type) => !(marketplaceEventTypes as readonly string[]).includes(type))
  if (unknown !== undefined) return refuse({ reason: 'unknown_type', type: unknown })
  return ok({ url: href, types })
}

/** Whether a text can be the secret of a Standard Webhooks endpoint: `whsec_` and 24 to 64 bytes in base64. */
export function isWebhookSecret(secret: string): boolean {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? []
  if (!encoded || encoded.length % 4 !== 0) return false
  const bytes = (encoded.length / 4) * 3 - (encoded.match(/=/g)?.length ?? 0)
  return bytes >= 24 && bytes <= 64
}
