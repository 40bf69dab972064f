import { sql } from 'kysely'
import type { Database } from '#db/client'
import { isFlagged } from '#db/complaints/notices'
import type { ComplaintQueue } from '#domain/complaints/desk'

type Place = { at: Date; id: string }

const listed = [
  'id',
  'number',
  'kind',
  'topic',
  'state',
  'severity',
  'filedBy',
  'createdAt',
  'dueAt',
] as const

/** The complaints about or by a shop, the newest first, after a place. What has only just come in is not yet known. */
export function listShopComplaints(
  db: Database,
  sellerId: string,
  { after, limit }: { after?: Place | undefined; limit: number },
) {
  return (
    db
      .selectFrom('complaint')
      .select(listed)
      .where('sellerId', '=', sellerId)
      .where('state', '!=', 'submitted')
      // Of a notice about what somebody wrote, the shop is no side.
      .where('channel', '!=', 'notice')
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  )
}

/** A page of a line of complaints in the order it is served, after a place. */
export function listComplaintLine(
  db: Database,
  {
    queue,
    after,
    limit,
    now,
  }: { queue: ComplaintQueue; after?: Place | undefined; limit: number; now: Date },
) {
  return db
    .selectFrom('workItem')
    .innerJoin('complaint', 'complaint.id', 'workItem.subjectId')
    .leftJoin('seller', 'seller.id', 'complaint.sellerId')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'workItem.leaseHolder').on('workItem.leaseUntil', '>', now),
    )
    .select([
      'workItem.id as workItemId',
      'workItem.rankAt',
      'workItem.dueAt',
      'workItem.skill',
      'workItem.language',
    ])
    .select(['complaint.id', 'complaint.number', 'complaint.kind', 'complaint.topic', 'complaint.state'])
    .select([
      'complaint.severity',
      'complaint.sellerId',
      'seller.name as sellerName',
      'account.name as holderName',
    ])
    .select(['complaint.withdrawal', 'complaint.withdrawalHeardAt'])
    .select(isFlagged(sql.ref('complaint.id')).as('isFlagged'))
    .where('workItem.closedAt', 'is', null)
    .where('workItem.kind', '=', 'complaint')
    .where('workItem.queue', '=', queue)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(work_item.rank_at, work_item.id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('workItem.rankAt')
    .orderBy('workItem.id')
    .limit(limit)
    .execute()
}

/** How many complaints wait in each line, and since when the longest is due. Reads no more than a few rows. */
export async function summariseComplaintLines(
  db: Database,
): Promise<{ queue: ComplaintQueue; open: number; oldestDueAt: Date | null }[]> {
  const { rows } = await sql<{ queue: ComplaintQueue; open: number; oldestDueAt: Date | null }>`
    select q.queue,
      coalesce((select sum(change)::int from queue_count c where c.queue = q.queue), 0) as open,
      (select due_at from work_item w where w.queue = q.queue and closed_at is null order by due_at limit 1)
        as oldest_due_at
    from (values ('danger'), ('complaints'), ('arbitration'), ('mediation')) as q (queue)`.execute(db)
  return rows
}

/**
 * Other complaints about the same seller, of which one may repeat another: those in the same words first, then
 * those about the same order, those of the same party, and the newest.
 */
export function listRelatedComplaints(
  db: Database,
  complaint: { id: string; sellerId: string; orderId: string | null; complainantId: string },
) {
  const { id, sellerId, orderId, complainantId } = complaint
  // Each part by an index of its own: a shop may have thousands.
  const near = sql`
    (select id from complaint where order_id = ${orderId} and seller_id = ${sellerId} limit 11)
    union (select id from complaint where complainant_id = ${complainantId} and seller_id = ${sellerId}
           order by created_at desc limit 11)
    union (select id from complaint where seller_id = ${sellerId} order by created_at desc, id desc limit 11)`
  return db
    .selectFrom('complaint')
    .select(listed)
    .select(sql<boolean>`order_id is not distinct from ${orderId} and order_id is not null`.as('isSameOrder'))
    .select(sql<boolean>`complainant_id = ${complainantId}`.as('isSameParty'))
    .select(sql<boolean>`text = (select text from complaint self where self.id = ${id})`.as('isSameText'))
    .select(sql<boolean>`channel = 'notice'`.as('isNotice'))
    .select(
      sql<boolean>`exists (select from complaint_notice own join complaint_notice other using (review_id)
        where own.complaint_id = ${id} and other.complaint_id = complaint.id)`.as('isSameReview'),
    )
    .where(sql<boolean>`id in (${near})`)
    .where('id', '!=', id)
    .orderBy('isSameText', 'desc')
    .orderBy('isSameOrder', 'desc')
    .orderBy('isSameParty', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute()
}
