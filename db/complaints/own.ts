import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'

/** So many of somebody's own are shown and counted; nobody has more in hand. */
const mostOwn = 100
/** So many of each way of being somebody's are looked at, the newest news first. */
const mostRead = 200
/** So long what came of a complaint one no longer holds keeps it in one's own list, in days. */
const newsDays = 30

export type OwnComplaint = {
  id: string
  number: number
  kind: string
  topic: ComplaintTopic | null
  severity: ComplaintSeverity
  state: ComplaintState
  sellerId: string
  sellerName: string | null
  dueAt: Date | null
  /** Since when something is new in it that its reader has not seen. */
  newSince: Date | null
}

/**
 * The complaints of one of our people that are not over: in their hands, also where the lease has ended and nobody else
 * took them, mediated by them, or in which something came for them lately. What is new is on top, then what is due
 * first.
 */
export async function listOwnComplaints(
  db: Database,
  { personId, open, now }: { personId: string; open: readonly ComplaintState[]; now: Date },
): Promise<OwnComplaint[]> {
  const since = new Date(now.getTime() - newsDays * 86_400_000)
  const { rows } = await sql<OwnComplaint>`
    with own as materialized (
      (select subject_id as id from work_item
       where kind = 'complaint' and closed_at is null and lease_holder = ${personId}
       limit ${mostRead})
      union
      (select going.complaint_id from complaint_mediator m
      join complaint_mediation going on going.id = m.mediation_id and going.ended_at is null
      where m.account_id = ${personId} and not exists (
        select from complaint_mediator later where later.mediation_id = m.mediation_id and later.place > m.place)
       limit ${mostRead})
      union
      (select subject_id from notice
       where account_id = ${personId} and in_bell and kind in ('complaint_in_hand', 'complaint_assigned')
         and created_at > ${since}
       order by created_at desc limit ${mostRead})
    )
    select c.id, c.number, c.kind, c.topic, c.severity, c.state, c.seller_id, s.name as seller_name,
      coalesce(w.due_at, c.due_at) as due_at, n.created_at as new_since
    from own join complaint c on c.id = own.id and c.state = any(${open}::text[])
    left join seller s on s.id = c.seller_id
    left join work_item w on w.kind = 'complaint' and w.subject_id = c.id and w.closed_at is null
    left join lateral (
      select max(created_at) as created_at from notice
      where account_id = ${personId} and subject_id = c.id and read_at is null
        and kind in ('complaint_in_hand', 'complaint_assigned')) n on true
    order by n.created_at desc nulls last, due_at nulls last, c.number
    limit ${mostOwn}`.execute(db)
  return rows
}
