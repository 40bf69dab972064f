import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintStepKind } from '#domain/complaints/step'
import type { ComplaintRole } from '#domain/events/complaint'

export type TimelineStep = {
  id: number
  at: Date
  what: ComplaintStepKind
  /** The stage it led to. */
  after: ComplaintState | null
  by: ComplaintRole | null
  /** What became of an offer, of what is owed, or of money that is held, with the side it is released to. */
  outcome: string | null
  /** What an appeal took back that opened it again or cleared its decision; null for every other step. */
  undone: Record<string, string | number | boolean> | null
}

/**
 * What has happened to a complaint as both sides are told it, the same to each and without names; the newest 200. A
 * file that one side alone handed to us is not among it.
 */
export async function listComplaintTimeline(
  db: Database,
  complaintId: string,
  kinds: readonly ComplaintStepKind[],
): Promise<TimelineStep[]> {
  const { rows } = await sql<TimelineStep>`
    select id, happened_at as at, type as what, data ->> 'after' as after, data ->> 'by' as by,
      coalesce(data ->> 'outcome', case when type = 'marketplace_asked' then
        concat_ws('_', data ->> 'ask', case when data ->> 'ask' = 'escrow_release' then data ->> 'to' end) end) as outcome,
      case when data ->> 'move' = 'reopen_on_appeal' or type = 'complaint_decision_cleared' then data -> 'facts' end as undone
    from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = any(${kinds})
      and (type <> 'evidence_sealed' or data ->> 'lane' = 'both')
      and (type <> 'marketplace_asked' or data ->> 'ask' in ('escrow_hold', 'escrow_release', 'release_withdrawn'))
    order by id desc limit 200`.execute(db)
  return rows
}

/**
 * What the newest step of a complaint says where an appeal opened it again; undefined where something else came last.
 */
export async function findUndone(
  tx: Tx,
  complaintId: string,
): Promise<Record<string, string | number | boolean> | undefined> {
  const { rows } = await sql<{ move: string; facts: Record<string, string | number | boolean> }>`
    select data ->> 'move' as move, data -> 'facts' as facts from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'complaint_moved'
    order by id desc limit 1`.execute(tx)
  return rows[0]?.move === 'reopen_on_appeal' ? rows[0].facts : undefined
}

type Facts = Record<string, string | number | boolean>

/** The newest clearing of what was decided; what was cleared before it was kept for whom it had been is none to tell. */
export async function findCleared(
  tx: Tx,
  complaintId: string,
): Promise<{ id: string; decidedFor: 'buyer' | 'seller' | 'nobody' | null; facts: Facts } | undefined> {
  const { rows } = await sql<{ id: string; decidedFor: 'buyer' | 'seller' | 'nobody' | null; facts: Facts }>`
    select id::text, data ->> 'decidedFor' as decided_for, data -> 'facts' as facts from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'complaint_decision_cleared'
      and data ? 'decidedFor'
    order by event.id desc limit 1`.execute(tx)
  return rows[0]
}

export type HistoryEntry = {
  id: number
  at: Date
  type: string
  data: Record<string, unknown>
  /** Of our people; null where a side, a marketplace or a machine did it. */
  name: string | null
}

/** Everything that has happened to a complaint, with the names of our people; the newest 200. */
export async function listComplaintHistory(db: Database, complaintId: string): Promise<HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`
    select event.id, happened_at as at, type, data, account.name
    from event
    left join account on event.actor_kind = 'person' and account.id::text = event.actor_id and account.role <> 'seller'
    where subject_kind = 'complaint' and subject_id = ${complaintId}
    order by event.id desc limit 200`.execute(db)
  return rows
}
