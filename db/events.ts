import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { type Columns, rowTable } from '#db/row-table'
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

/** Work an event sets off; `place` is the event's place among those appended, from 1. */
export type SetOffRow = {
  place: number
  job: string
  subject_id: string
  due_at: string
  /** Whether the work needs its event again: to tell it, or to take it back. */
  names_event: boolean
}

const eventColumns: Columns<keyof EventRow> = {
  type: 'text',
  subject_kind: 'text',
  subject_id: 'text',
  data: 'jsonb',
  actor_kind: 'text',
  actor_id: 'text',
  on_behalf_of: 'text',
  happened_at: 'timestamptz',
  request_key: 'text',
  digest: 'bytea',
}
const workColumns: Columns<keyof SetOffRow> = {
  place: 'integer',
  job: 'text',
  subject_id: 'text',
  due_at: 'timestamptz',
  names_event: 'boolean',
}
const outboxColumns: Columns<keyof OutboxRow> = {
  job: 'text',
  subject_id: 'text',
  event_id: 'bigint',
  due_at: 'timestamptz',
}

/**
 * Appends events in the order given, leaves the work they set off in the outbox, tells open pages what `live` says,
 * and extends one audit chain by a link over the events, in one statement; their ids in that order.
 *
 * It must be the last statement of its transaction: the chain's head stays locked until the commit, and nothing
 * else may wait for it longer than that.
 */
export async function appendEvents(
  tx: Tx,
  { rows, work, chain, live }: { rows: EventRow[]; work: SetOffRow[]; chain: number; live: string[] },
): Promise<number[]> {
  const { rows: appended } = await sql<{ ids: number[] }>`
    with added as (
      insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, on_behalf_of,
                         happened_at, request_key, digest)
      select r.* from ${rowTable(rows, eventColumns)}
      returning id, digest
    ), placed as (
      select id, row_number() over (order by id) as place from added
    ), set_off as (
      insert into outbox (job, subject_id, event_id, due_at)
      select r.job, r.subject_id, case when r.names_event then placed.id end, r.due_at
      from ${rowTable(work, workColumns)}
      join placed on placed.place = r.place
      order by r.place
    ), head as (
      update audit_chain set seq = seq + 1,
        hash = sha256(hash || (select string_agg(int8send(id) || digest, ''::bytea order by id) from added))
      where chain = ${chain}::smallint returning chain, seq, hash
    ), link as (
      insert into audit_link (chain, seq, event_ids, hash)
      select chain, seq, (select array_agg(id order by id) from added), hash from head
    )
    select (select array_agg(id order by id) from added) as ids,
      (select count(pg_notify('assay_live', told)) from unnest(${live}::text[]) as told)`.execute(tx)
  return appended[0]?.ids ?? []
}

export type OutboxRow = { job: string; subject_id: string; event_id: number | null; due_at: string }

/** Leaves work for the relay, which hands it to the queue once it is due and this transaction has committed. */
export async function insertOutbox(tx: Tx, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into outbox (job, subject_id, event_id, due_at)
    select r.* from ${rowTable(rows, outboxColumns)}`.execute(tx)
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

/** What the request with this key was about and what it came to, if it has already been carried out. */
export function findRecorded(tx: Tx, requestKey: string) {
  return tx
    .selectFrom('event')
    .select(['type', 'subjectId', 'data'])
    .where('requestKey', '=', requestKey)
    .executeTakeFirst()
}
