import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { rowTable } from '#db/row-table'
import type { MarketplaceEvent } from '#domain/announcement'

/** Holds the feed until the transaction ends; false where another relay is writing it. */
export async function tryLockFeed(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('assay.feed')) as held`.execute(tx)
  return rows[0]?.held === true
}

export type ToldEvent = MarketplaceEvent & { eventId: number; happenedAt: Date }

/**
 * Appends to what the marketplace is told, in the order given, and makes a delivery of each for every endpoint
 * that wants its type. Call it holding the feed: then an id is never visible before a smaller one.
 */
export async function insertMarketplaceEvents(tx: Tx, events: ToldEvent[], now: Date): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ eventId, type, happenedAt, subject, data }) => ({
    event_id: eventId,
    type,
    happened_at: happenedAt,
    subject_kind: subject.kind,
    subject_id: subject.id,
    data,
  }))
  const given = rowTable(rows, {
    ...{ event_id: 'bigint', type: 'text', happened_at: 'timestamptz', subject_kind: 'text' },
    ...{ subject_id: 'text', data: 'jsonb' },
  })
  await sql`
    with told as (
      insert into marketplace_event (event_id, type, happened_at, subject_kind, subject_id, data)
      select r.* from ${given}
      on conflict (event_id) do nothing
      returning id, type
    )
    insert into webhook_delivery (endpoint_id, marketplace_event_id, next_at, created_at)
    select endpoint.id, told.id, ${now}, ${now} from told
    join webhook_endpoint endpoint
      on endpoint.disabled_at is null and (endpoint.types is null or told.type = any(endpoint.types))`.execute(
    tx,
  )
}

/** What the marketplace is told after `after`, oldest first. */
export function listMarketplaceEvents(db: Database, { after, limit }: { after: number; limit: number }) {
  return db
    .selectFrom('marketplaceEvent')
    .select(['id', 'type', 'happenedAt', 'subjectKind', 'subjectId', 'data'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}
