import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Queue } from '#db/schema/work'

/** A page of a queue in the order it is served, after the item at `after`. */
export function listQueue(
  db: Database,
  {
    queue,
    after,
    limit,
    now,
  }: { queue: Queue; after?: { rankAt: Date; id: string }; limit: number; now: Date },
) {
  let page = db
    .selectFrom('workItem')
    .innerJoin('review', 'review.id', 'workItem.subjectId')
    .leftJoin('seller', 'seller.id', 'review.sellerId')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'workItem.leaseHolder').on('workItem.leaseUntil', '>', now),
    )
    .select([
      'workItem.id as workItemId',
      'review.id as reviewId',
      'workItem.rankAt',
      'workItem.dueAt',
      'workItem.why',
      'workItem.language',
      'workItem.leaseUntil',
      'account.id as leaseHolderId',
      'account.name as leaseHolderName',
      'review.rating',
      'review.sellerId',
      'seller.name as sellerName',
      // What is audited is judged blindly.
      sql<number | null>`case when work_item.kind = 'review' then review.fake_probability end`.as(
        'fakeProbability',
      ),
      'review.version as reviewVersion',
      sql<string>`left(review.text, 160)`.as('excerpt'),
    ])
    .where('workItem.closedAt', 'is', null)
    .where('workItem.queue', '=', queue)
    .orderBy('workItem.rankAt')
    .orderBy('workItem.id')
    .limit(limit)
  if (after)
    page = page.where(sql<boolean>`(work_item.rank_at, work_item.id) > (${after.rankAt}, ${after.id}::uuid)`)
  return page.execute()
}

export type QueueSummary = {
  queue: Queue
  open: number
  oldestDueAt: Date | null
  mine: number
  decidedTodayByMe: number
}

/** Each queue in numbers, for one person; what a day is depends on the zone. Reads no more than a few rows. */
export async function queueSummary(
  db: Database,
  person: { id: string },
  { now, zone }: { now: Date; zone: string },
): Promise<QueueSummary[]> {
  const { rows } = await sql<QueueSummary>`
    select q.queue,
      coalesce((select sum(change)::int from queue_count c where c.queue = q.queue), 0) as open,
      (select due_at from work_item w where w.queue = q.queue and closed_at is null order by due_at limit 1)
        as oldest_due_at,
      (select count(*) from work_item w where w.lease_holder = ${person.id} and w.closed_at is null
         and w.lease_until > ${now} and w.queue = q.queue) as mine,
      (select count(*) from decision d where d.decided_by = ${person.id} and d.undone_at is null
         and d.decided_at >= date_trunc('day', ${now}::timestamptz at time zone ${zone}) at time zone ${zone})
        as decided_today_by_me
    from (values ('reviews'), ('seniors')) as q (queue)`.execute(db)
  return rows
}
