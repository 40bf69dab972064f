import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Actor, EventType, SubjectKind } from '#domain/event'

export type ChainHead = { chain: number; seq: number; hash: Buffer }

/** Where every chain ends by its own account, all at one moment. */
export async function findChainHeads(db: Database): Promise<ChainHead[]> {
  return db.selectFrom('auditChain').select(['chain', 'seq', 'hash']).orderBy('chain').execute()
}

export type AuditLink = { chain: number; seq: number; eventIds: number[]; hash: Buffer }

/** Links of a chain after `after`, in order. */
export function listAuditLinks(
  db: Database,
  { chain, after, limit }: { chain: number; after: number; limit: number },
): Promise<AuditLink[]> {
  return db
    .selectFrom('auditLink')
    .select(['chain', 'seq', 'eventIds', 'hash'])
    .where('chain', '=', chain)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** An event as it stands in the log, in the names its digest was made of. */
export type AuditedEvent = {
  id: number
  type: EventType
  subject_kind: SubjectKind
  subject_id: string
  data: object
  actor_kind: Actor['kind']
  actor_id: string
  on_behalf_of: string | null
  /** As it was hashed, `YYYY-MM-DDTHH:MM:SS.sssZ`; longer where somebody put microseconds in. */
  happened_at: string
  request_key: string | null
  digest: Buffer
}

/** These events, in no order; those that are gone are left out. */
export async function listAuditedEvents(db: Database, ids: number[]): Promise<AuditedEvent[]> {
  // Without the plugin that renames columns: a million rows pass through here.
  const { rows } = await sql<AuditedEvent>`
    select id, type, subject_kind, subject_id, data, actor_kind, actor_id, on_behalf_of, request_key, digest,
      regexp_replace(to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'
        as happened_at
    from event where id = any(${ids}::bigint[])`.execute(db.withoutPlugins())
  return rows
}

/** A link that no chain's head reaches, as one slipped in after the end would be. */
export async function findStrayLink(db: Database): Promise<{ chain: number; seq: number } | undefined> {
  const { rows } = await sql<{ chain: number; seq: number }>`
    select link.chain, link.seq from audit_link link left join audit_chain head on head.chain = link.chain
    where head.chain is null or link.seq > head.seq or link.seq < 1 limit 1`.execute(db)
  return rows[0]
}

/** Ids of events after `after`, in order. */
export async function listEventIds(db: Database, after: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
