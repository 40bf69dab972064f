import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/**
 * Notes that the marketplace can take these statements from its feed. Those that go out as webhooks too are told once
 * one of them has arrived.
 */
export async function setStatementsInFeed(tx: Tx, eventIds: number[], now: Date): Promise<void> {
  await sql`
    update statement_delivery delivery set state = 'delivered', at = ${now}
    from marketplace_event told
    where told.event_id = any(${eventIds}::bigint[])
      and delivery.statement_id = (told.data ->> 'statementId')::uuid
      and delivery.channel = 'marketplace' and delivery.state = 'queued'
      and not exists (select from webhook_delivery where marketplace_event_id = told.id)`.execute(tx)
}

/** Notes what came of telling the marketplace of a statement by a webhook; one that did not arrive takes nothing back. */
export async function setStatementTold(
  db: Database | Tx,
  webhookDeliveryId: string,
  state: 'delivered' | 'failed',
  now: Date,
): Promise<void> {
  await sql`
    update statement_delivery delivery set state = ${state}, at = ${now}
    from webhook_delivery sent join marketplace_event told on told.id = sent.marketplace_event_id
    where sent.id = ${webhookDeliveryId} and delivery.statement_id = (told.data ->> 'statementId')::uuid
      and delivery.channel = 'marketplace' and delivery.state <> 'delivered'`.execute(db)
}

/**
 * Puts a statement that waited for its decision to be final before its shop; false where it was there already, or its
 * decision was taken back.
 */
export async function showInPortal(tx: Tx, statementId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update statement_delivery delivery set state = 'delivered', at = ${now}
    from statement left join decision on decision.id = statement.decision_id
    where statement.id = ${statementId} and decision.undone_at is null
      and delivery.statement_id = statement.id and delivery.channel = 'portal' and delivery.state = 'queued'
    returning delivery.statement_id`.execute(tx)
  return rows.length > 0
}

/** Whether a statement stands before its shop, which has been written to of it. */
export async function isShownInPortal(tx: Tx, statementId: string): Promise<boolean> {
  const shown = await tx
    .selectFrom('statementDelivery')
    .select('state')
    .where('statementId', '=', statementId)
    .where('channel', '=', 'portal')
    .where('state', '=', 'delivered')
    .executeTakeFirst()
  return shown !== undefined
}
