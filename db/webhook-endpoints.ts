import type { Database, Tx } from '#db/client'

export type WebhookEndpoint = {
  id: string
  url: string
  types: string[] | null
  disabledAt: Date | null
  failingSince: Date | null
  createdAt: Date
}

const publicColumns = ['id', 'url', 'types', 'disabledAt', 'failingSince', 'createdAt'] as const

/** Every endpoint without its secret, oldest first. */
export function listWebhookEndpoints(db: Database): Promise<WebhookEndpoint[]> {
  return db.selectFrom('webhookEndpoint').select(publicColumns).orderBy('createdAt').orderBy('id').execute()
}

export function findWebhookEndpoint(db: Database, id: string): Promise<WebhookEndpoint | undefined> {
  return db.selectFrom('webhookEndpoint').select(publicColumns).where('id', '=', id).executeTakeFirst()
}

/** The endpoint with its secret, held against other changes until the transaction ends. */
export function lockWebhookEndpoint(tx: Tx, id: string) {
  return tx
    .selectFrom('webhookEndpoint')
    .select([...publicColumns, 'secret'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/**
 * The endpoint of a delivery, held as above. An endpoint is always locked before its deliveries, so that nobody
 * waits for each other.
 */
export function lockEndpointOfDelivery(tx: Tx, deliveryId: string) {
  return tx
    .selectFrom('webhookEndpoint')
    .select(['id', 'disabledAt', 'failingSince'])
    .where('id', 'in', (eb) =>
      eb.selectFrom('webhookDelivery').select('endpointId').where('webhookDelivery.id', '=', deliveryId),
    )
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function insertWebhookEndpoint(
  tx: Tx,
  endpoint: { url: string; types: string[] | null; secret: string; createdAt: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('webhookEndpoint')
    .values(endpoint)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setWebhookEndpoint(
  tx: Tx,
  id: string,
  change: Partial<Pick<WebhookEndpoint, 'url' | 'types' | 'disabledAt' | 'failingSince'>>,
): Promise<void> {
  await tx.updateTable('webhookEndpoint').set(change).where('id', '=', id).execute()
}

export async function setWebhookSecret(
  tx: Tx,
  id: string,
  change: { secret: string; previousSecret: string; previousSecretUntil: Date },
): Promise<void> {
  await tx.updateTable('webhookEndpoint').set(change).where('id', '=', id).execute()
}

/** Removes an endpoint and its deliveries. */
export async function deleteWebhookEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('webhookEndpoint').where('id', '=', id).execute()
}
