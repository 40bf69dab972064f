import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { wasMissed, wasSilent } from '#db/complaints/broken-word'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import { isUpheld } from '#db/complaints/upheld'
import { counted, countedRating } from '#db/exclusions/evidence-window'
import type { SnapshotCounts } from '#domain/exclusion/snapshot'

/**
 * What stands against a seller and beside it, counted at `now`; the newest 500 ids of each kind. An order that went
 * wrong counts once: an upheld complaint is left out beside a counted negative about the same order in its window.
 */
export async function countSnapshot(tx: Tx, sellerId: string, now: Date): Promise<SnapshotCounts> {
  const { rows } = await sql<SnapshotCounts>`
    with reviews as materialized (
      select r.id, ${countedRating} <= 2 as is_negative, r.created_at >= ${now}::timestamptz - interval '90 days' as is_recent,
        exists (select from review_resolution x where x.review_id = r.id and x.state = 'resolved_by_buyer')
          or exists (select from reply where reply.review_id = r.id and reply.is_standing) as is_handled, r.created_at, r.order_id
      from review r
      where r.seller_id = ${sellerId} and r.created_at >= ${now}::timestamptz - interval '365 days'
        and r.created_at <= ${now} and ${counted}
    ), complaints as materialized (
      select c.id, c.created_at, negative.in_window is not true as is_sole,
        c.created_at >= ${now}::timestamptz - interval '90 days' and negative.in_recent is not true as is_recent
      from complaint c
      left join (
        select order_id, true as in_window, bool_or(is_recent) as in_recent
        from reviews where is_negative group by order_id
      ) negative on negative.order_id = c.order_id
      where c.seller_id = ${sellerId} and ${isUpheld('c')}
        and c.created_at between ${now}::timestamptz - interval '365 days' and ${now}
        and ${isNoFakeOrder('c.order_id', 'c.seller_id')}
    ), asked as materialized (
      select ${wasSilent('c')} as is_silent, ${wasMissed('c')} as is_missed
      from complaint c
      where c.seller_id = ${sellerId} and c.created_at between ${now}::timestamptz - interval '365 days' and ${now}
        and c.seller_asked_at is not null and not ${isFiledByShop('c')}
    ), orders as materialized (
      select delivered_at > promised_by as is_late, cancelled_by = 'seller' as is_cancelled,
        returned_at is not null as is_returned
      from customer_order
      where seller_id = ${sellerId} and placed_at between ${now}::timestamptz - interval '365 days' and ${now}
        and ${isNoFakeOrder('customer_order.id', 'customer_order.seller_id')}
    )
    select
      (select count(*) from reviews where is_negative and is_recent) as negatives90,
      (select count(*) from complaints where is_recent) as complaints90,
      (select count(*) from reviews where is_recent) as reviews90,
      (select count(*) from reviews where is_negative) as negatives365,
      (select count(*) from reviews) as reviews365,
      array(select id from reviews where is_negative order by created_at desc limit 500) as negative_ids,
      array(select id from complaints where is_sole order by created_at desc limit 500) as complaint_ids,
      (select count(*) from reviews where is_negative and not is_handled) as unhandled,
      (select count(*) from asked where is_silent) as silent,
      (select count(*) from asked where is_missed) as missed,
      (select count(*) from orders where is_late) as late,
      (select count(*) from orders where is_cancelled) as cancelled,
      (select count(*) from orders where is_returned) as returned`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an aggregate has one row')
  return row
}

/** The share (0–1) of negatives among the marketplace's newest reviews, also those nobody has looked at yet. */
export async function findMarketShare(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ share: number | null }>`
    select avg((rating <= 2)::int)::float8 as share from (
      select r.rating from review r
      where r.direction = 'buyer_to_seller' and r.authenticity <> 'confirmed_fake'
        and r.state not in ('rejected', 'returned_to_author', 'withdrawn')
      order by r.created_at desc, r.id desc limit 5000) newest`.execute(tx)
  return rows[0]?.share ?? null
}
