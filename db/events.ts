import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Actor, EventType, SubjectKind } from '#domain/event'

/** One row of the event log, ready to be written; `digest` is made by `#commands/record`. */
export type EventRow = {
  type: EventType
  subject_kind: SubjectKind
  subject_id: string
  data: object
  actor_kind: Actor['kind']
  actor_id: string
  on_behalf_of: string | null
  happened_at: string
  request_key: string | null
  /** `\x` and hexadecimal digits. */
  digest: string
}

/** Appends events in the order given and returns their ids in that order. */
export async function insertEvents(tx: Tx, rows: EventRow[]): Promise<number[]> {
  const { rows: inserted } = await sql<{ id: number }>`
    insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, on_behalf_of,
                       happened_at, request_key, digest)
    select r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r
      (type text, subject_kind text, subject_id text, data jsonb, actor_kind text, actor_id text,
       on_behalf_of text, happened_at timestamptz, request_key text, digest bytea)
    returning id`.execute(tx)
  return inserted.map(({ id }) => id).sort((a, b) => a - b)
}

/**
 * Extends one audit chain by a link over these events. It must be the last statement of its transaction: the
 * chain's head stays locked until the commit, and nothing else may wait for it longer than that.
 */
export async function extendAuditChain(
  tx: Tx,
  chain: number,
  eventIds: number[],
  digests: Buffer,
): Promise<void> {
  await sql`
    with head as (
      update audit_chain set seq = seq + 1, hash = sha256(hash || ${digests}::bytea)
      where chain = ${chain} returning chain, seq, hash
    )
    insert into audit_link (chain, seq, event_ids, hash)
    select chain, seq, ${eventIds}::bigint[], hash from head`.execute(tx)
}

export type OutboxRow = { job: string; subject_id: string; event_id: number | null; due_at: string }

/** Leaves work for the relay, which hands it to the queue once it is due and this transaction has committed. */
export async function insertOutbox(tx: Tx, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into outbox (job, subject_id, event_id, due_at)
    select r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r
      (job text, subject_id text, event_id bigint, due_at timestamptz)`.execute(tx)
}

/** What has happened to a thing, oldest first; at most `limit` of the newest. */
export async function listEventsAbout(db: Database, subject: { kind: SubjectKind; id: string }, limit = 100) {
  const newest = await db
    .selectFrom('event')
    .select(['id', 'type', 'data', 'actorKind', 'actorId', 'happenedAt'])
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return newest.reverse()
}

/** What the request with this key was about, if it has already been carried out. */
export function findRecorded(tx: Tx, requestKey: string) {
  return tx.selectFrom('event').select('subjectId').where('requestKey', '=', requestKey).executeTakeFirst()
}
