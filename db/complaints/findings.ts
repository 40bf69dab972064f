import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintMove } from '#domain/complaints/state'
import type { MediationEvents } from '#domain/events/mediation'

/** The review something was found to have been demanded with, as it was named when that was found last (K18). */
export async function findExtortedReview(tx: Tx, complaintId: string): Promise<string | undefined> {
  const { rows } = await sql<{ reviewId: string | null }>`
    select data -> 'facts' ->> 'reviewId' as review_id from event
    where subject_kind = 'complaint' and subject_id = ${complaintId}
      and type = 'complaint_moved' and data ->> 'move' = 'verify_extortion'
    order by id desc limit 1`.execute(tx)
  return rows[0]?.reviewId ?? undefined
}

/** Who wrote the review something was found to have been demanded with. */
export async function findExtortingAuthor(
  db: Database | Tx,
  complaintId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ authorId: string }>`
    select r.author_id from event e join review r on r.id = e.data -> 'facts' ->> 'reviewId'
    where e.subject_kind = 'complaint' and e.subject_id = ${complaintId}
      and e.type = 'complaint_moved' and e.data ->> 'move' = 'verify_extortion'
    order by e.id desc limit 1`.execute(db)
  return rows[0]?.authorId
}

type OfReview = { reviewId: string; sellerId: string; since: Date; exceptId: string }

/** Whether another complaint or notice of which a review would be down too was found right since then, and still is. */
export async function isDownForAnother(
  tx: Tx,
  { reviewId, sellerId, since, exceptId }: OfReview,
): Promise<boolean> {
  const { rows } = await sql<{ isDown: boolean }>`
    select exists (
      select from complaint c join event e on e.subject_kind = 'complaint' and e.subject_id = c.id
        and e.type = 'complaint_moved' and e.data ->> 'move' = 'verify_extortion'
        and e.data -> 'facts' ->> 'reviewId' = ${reviewId}
      where c.seller_id = ${sellerId} and c.state = 'verified_extortion' and c.id <> ${exceptId}
        and c.stage_since >= ${since}
      union all
      select from complaint_notice n join complaint c on c.id = n.complaint_id
      where n.review_id = ${reviewId} and c.state = 'content_removed' and c.stage_since >= ${since}) as is_down`.execute(
    tx,
  )
  return rows[0]?.isDown ?? false
}

type Asked = Pick<MediationEvents['marketplace_asked'], 'to' | 'amount' | 'currency' | 'percent'> & {
  ask: 'compensation' | 'dispatch_priority'
}

/** What the marketplace was asked, at some instants, to make good because of a complaint, and to give its shop less work. */
export async function listAskedAt(tx: Tx, complaintId: string, instants: Date[]): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select data ->> 'ask' as ask, data ->> 'to' as to, data ->> 'amount' as amount, data ->> 'currency' as currency,
      (data ->> 'percent')::float8 as percent
    from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'marketplace_asked'
      and data ->> 'ask' in ('compensation', 'dispatch_priority')
      and happened_at = any(${instants}::timestamptz[]) order by id`.execute(tx)
  return rows
}

/** Whether whoever waited for something that was missed has said that they have it after all. */
export async function wasFulfilledLate(tx: Tx, complaintId: string, remedyId: string): Promise<boolean> {
  const { rows } = await sql<{ isLate: boolean }>`
    select exists (select from event
      where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'remedy_settled'
        and data ->> 'remedyId' = ${remedyId} and data ->> 'outcome' = 'fulfilled_late') as is_late`.execute(
    tx,
  )
  return rows[0]?.isLate ?? false
}

/** How a complaint has moved since an instant, oldest first. */
export async function listMovesSince(tx: Tx, complaintId: string, since: Date): Promise<ComplaintMove[]> {
  const { rows } = await sql<{ move: ComplaintMove }>`
    select data ->> 'move' as move from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'complaint_moved'
      and happened_at >= ${since} order by id`.execute(tx)
  return rows.map(({ move }) => move)
}
