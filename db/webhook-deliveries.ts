import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { SubjectKind } from '#domain/event'

/**
 * Claims due deliveries for the queue, at most `limit` per endpoint and one batch of an endpoint at a time, so
 * that a slow endpoint never occupies more than one sender. One that has failed for a minute is probed with a
 * single delivery. A claim that came to nothing lapses at `until`.
 */
export async function claimDeliveries(
  tx: Tx,
  { limit, until }: { limit: number; until: Date },
  now: Date,
): Promise<{ endpointId: string; ids: string[] }[]> {
  const { rows } = await sql<{ endpointId: string; ids: string[] }>`
    with free as (
      select id, case when failing_since < ${now}::timestamptz - interval '1 minute' then 1 else ${limit}::int end as room
      from webhook_endpoint endpoint
      where disabled_at is null and not exists (
        select from webhook_delivery
        where endpoint_id = endpoint.id and state = 'pending' and leased_until > ${now})
    ), due as materialized (
      select line.id, free.id as endpoint_id from free cross join lateral (
        select id from webhook_delivery
        where endpoint_id = free.id and state = 'pending' and next_at <= ${now}
        order by next_at limit free.room for update skip locked) line
    ), claimed as (
      update webhook_delivery set leased_until = ${until} from due where webhook_delivery.id = due.id
      returning webhook_delivery.id, webhook_delivery.endpoint_id
    )
    select endpoint_id, array_agg(id::text) as ids from claimed group by endpoint_id`.execute(tx)
  return rows
}

/** A delivery that is about to be sent, with all that sending it needs. `attempts` counts this one. */
export type OutgoingDelivery = {
  id: string
  attempts: number
  url: string
  secret: string
  /** The secret before a change, while it still counts. */
  previousSecret: string | null
  eventId: number
  type: string
  happenedAt: Date
  subjectKind: SubjectKind
  subjectId: string
  data: Record<string, unknown>
}

/**
 * Takes those of these deliveries that are due for sending now. Nobody else can take them before `lease`, and
 * only whoever holds that lease can say what came of it.
 */
export async function takeForSending(
  db: Database,
  { ids, lease }: { ids: string[]; lease: Date },
  now: Date,
): Promise<OutgoingDelivery[]> {
  const { rows } = await sql<OutgoingDelivery>`
    update webhook_delivery delivery
    set next_at = ${lease}, leased_until = ${lease}, attempts = attempts + 1
    from webhook_endpoint endpoint, marketplace_event told
    where delivery.id = any(${ids}::uuid[]) and delivery.state = 'pending' and delivery.next_at <= ${now}
      and endpoint.id = delivery.endpoint_id and endpoint.disabled_at is null
      and told.id = delivery.marketplace_event_id
    returning delivery.id, delivery.attempts, endpoint.url, endpoint.secret,
      case when endpoint.previous_secret_until > ${now} then endpoint.previous_secret end as previous_secret,
      told.id as event_id, told.type, told.happened_at, told.subject_kind, told.subject_id, told.data`.execute(
    db,
  )
  return rows
}

/** Gives claimed deliveries back that were not sent, so that they can be claimed again at once. */
export async function releaseDeliveries(db: Database, ids: string[]): Promise<void> {
  await sql`
    update webhook_delivery set leased_until = null
    where id = any(${ids}::uuid[]) and state = 'pending' and next_at < leased_until`.execute(db)
}

export type DeliveryResult = {
  state: 'pending' | 'delivered' | 'dead'
  nextAt: Date
  lastStatus: number | null
  lastError: string | null
  finishedAt: Date | null
}

/** Writes down what came of sending; false where the lease was lost. */
export async function setDeliveryResult(
  tx: Tx,
  { id, lease }: { id: string; lease: Date },
  result: DeliveryResult,
): Promise<boolean> {
  const written = await tx
    .updateTable('webhookDelivery')
    .set({ ...result, leasedUntil: null })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('nextAt', '=', lease)
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** Ends what an endpoint was still to be sent; each can be replayed. */
export async function buryDeliveries(tx: Tx, endpointId: string, now: Date): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ state: 'dead', finishedAt: now, leasedUntil: null })
    .where('endpointId', '=', endpointId)
    .where('state', '=', 'pending')
    .execute()
}

/** An endpoint's deliveries, newest event first; `before` is the event id the page before ended with. */
export async function listDeliveries(
  db: Database,
  endpointId: string,
  { before, limit }: { before?: number | undefined; limit: number },
) {
  return db
    .selectFrom('webhookDelivery as delivery')
    .innerJoin('marketplaceEvent as told', 'told.id', 'delivery.marketplaceEventId')
    .select(['delivery.id', 'delivery.state', 'delivery.attempts', 'delivery.nextAt', 'delivery.lastStatus'])
    .select(['delivery.lastError', 'delivery.createdAt', 'delivery.finishedAt'])
    .select(['told.id as eventId', 'told.type', 'told.subjectKind', 'told.subjectId'])
    .where('delivery.endpointId', '=', endpointId)
    .$if(before !== undefined, (query) => query.where('delivery.marketplaceEventId', '<', before ?? 0))
    .orderBy('delivery.marketplaceEventId', 'desc')
    .limit(limit)
    .execute()
}

/** Whether a delivery waits, arrived or is dead. */
export function findDelivery(db: Database, id: string) {
  return db.selectFrom('webhookDelivery').select('state').where('id', '=', id).executeTakeFirst()
}

/** Puts a delivery back in line with all its attempts before it. */
export async function restartDelivery(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ state: 'pending', attempts: 0, nextAt: now, leasedUntil: null, finishedAt: null })
    .where('id', '=', id)
    .execute()
}
