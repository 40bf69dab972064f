import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintRole } from '#domain/events/complaint'

export type TimelineStep = {
  id: number
  at: Date
  what: 'received' | 'moved' | 'reminded'
  /** The stage it led to. */
  after: ComplaintState | null
  by: ComplaintRole | null
}

/** What has happened to a complaint as both sides are told it, the same to each and without names; the newest 200. */
export async function listComplaintTimeline(db: Database, complaintId: string): Promise<TimelineStep[]> {
  const { rows } = await sql<TimelineStep>`
    select id, happened_at as at, data ->> 'after' as after, data ->> 'by' as by,
      case type when 'complaint_received' then 'received' when 'complaint_moved' then 'moved' else 'reminded' end as what
    from event
    where subject_kind = 'complaint' and subject_id = ${complaintId}
      and type in ('complaint_received', 'complaint_moved', 'complaint_seller_reminded')
    order by id desc limit 200`.execute(db)
  return rows
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
