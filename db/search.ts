import { sql } from 'kysely'
import type { Database } from '#db/client'

export const foundKinds = ['review', 'order', 'seller', 'author', 'decision', 'work_item', 'reply'] as const
/** Something an id belongs to, and the review or seller whose page shows it. */
export type Found = {
  kind: (typeof foundKinds)[number]
  id: string
  reviewId: string | null
  sellerId: string | null
}

/**
 * Everything that has one of these ids. An order is shown on its review's page where it has one, else on its
 * seller's. Each lookup is by an index; at most 50 things are named.
 */
export async function findAnything(db: Database, ids: string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
  const { rows } = await sql<Found>`
    select 'review' as kind, id, id as "reviewId", seller_id as "sellerId" from review where id = any(${ids})
    union all
    select 'order', customer_order.id,
      (select id from review where order_id = customer_order.id order by created_at desc limit 1), seller_id
    from customer_order where id = any(${ids})
    union all
    select 'seller', id, null, id from seller where id = any(${ids})
    union all
    select 'author', asked.id, null, null from unnest(${ids}::text[]) as asked(id)
    where exists (select from review where author_id = asked.id)
    union all
    select 'reply', id, review_id, seller_id from reply where id = any(${ids})
    union all
    select 'decision', id::text, subject_id, null from decision where id = any(${uuids}::uuid[])
    union all
    select 'work_item', id::text, subject_id, null from work_item where id = any(${uuids}::uuid[])
    limit 50`.execute(db)
  return rows
}
