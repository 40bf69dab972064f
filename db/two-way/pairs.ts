import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ReviewState } from '#domain/review'
import type { Side } from '#domain/two-way/two-way'

export type Pair = {
  orderId: string
  sellerId: string
  category: string | null
  /** One of those asked about, and the review of the other side, where there is one. */
  own: Side
  other: Side | null
}

/**
 * These reviews of orders, each with what the other side wrote about the same order; only where either is of a buyer.
 * `withLone`: those too that stand alone so far, which are nearly all there are.
 */
export async function listPairs(
  tx: Tx,
  { ids, withLone }: { ids: string[]; withLone: boolean },
): Promise<Pair[]> {
  const { rows } = await sql<{
    orderId: string
    sellerId: string
    category: string | null
    id: string
    rating: number
    createdAt: Date
    otherId: string | null
    otherRating: number
    otherCreatedAt: Date
    otherVisibleAt: Date | null
  }>`
    select r.order_id, r.seller_id, coalesce(c.category, s.category) as category, r.id, r.rating, r.created_at,
      o.id as other_id, o.rating as other_rating, o.created_at as other_created_at,
      case when o.published_revision is not null and (x.review_id is null or x.opened_at is not null)
        then greatest(o.created_at, d.effective_at, x.opened_at) end
        as other_visible_at
    from review r
    left join customer_order c on c.id = r.order_id and c.seller_id = r.seller_id
    left join seller s on s.id = r.seller_id
    ${withLone ? sql`left` : sql`inner`} join lateral (
      -- Reviews of buyers are few and have an index of their own; the others of an order are looked for only from these.
      select * from review other
      where r.direction <> 'seller_to_buyer' and other.direction = 'seller_to_buyer' and other.order_id = r.order_id
      union all
      select * from review other
      where r.direction = 'seller_to_buyer' and other.direction <> 'seller_to_buyer' and other.order_id = r.order_id
    ) o on o.seller_id = r.seller_id
    left join sealed_review x on x.review_id = o.id
    left join lateral (
      select effective_at from decision where subject_kind = 'review' and subject_id = o.id
        and to_state in ('published', 'published_redacted') and undone_at is null
      order by decided_at limit 1) d on true
    where r.id = any(${ids}) and r.order_id is not null
    order by r.id, o.id`.execute(tx)
  return rows.map(({ orderId, sellerId, category, id, rating, createdAt, ...o }) => ({
    ...{ orderId, sellerId, category },
    own: { id, rating, createdAt, visibleAt: null },
    other:
      o.otherId === null
        ? null
        : { id: o.otherId, rating: o.otherRating, createdAt: o.otherCreatedAt, visibleAt: o.otherVisibleAt },
  }))
}

/** Keeps reviews from being read until then. */
export async function sealReviews(
  tx: Tx,
  sealed: { reviewId: string; orderId: string; opensAt: Date }[],
): Promise<void> {
  await tx
    .insertInto('sealedReview')
    .values(sealed)
    .onConflict((conflict) => conflict.column('reviewId').doNothing())
    .execute()
}

/** Opens what is sealed of these orders: both sides have written. */
export async function openSealed(tx: Tx, orderIds: string[], now: Date): Promise<void> {
  await tx
    .updateTable('sealedReview')
    .set({ openedAt: now })
    .where('orderId', 'in', orderIds)
    .where('openedAt', 'is', null)
    .execute()
}

/** Opens what has been sealed for as long as its category wants. */
export async function openDueReviews(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('sealedReview')
    .set({ openedAt: now })
    .where('openedAt', 'is', null)
    .where('opensAt', '<=', now)
    .execute()
}

export type OrderToRate = {
  id: string
  buyerId: string
  isFinished: boolean
  /** What the shop wrote about its buyer last. */
  own: { id: string; authorId: string; rating: number; text: string; state: ReviewState } | null
}

/** One order of a shop, and how the shop has reviewed its buyer. */
export async function findOrderToRate(
  db: Database | Tx,
  { sellerId, orderId }: { sellerId: string; orderId: string },
  now: Date,
): Promise<OrderToRate | undefined> {
  const { rows } = await sql<OrderToRate>`
    select o.id, o.buyer_id, o.delivered_at <= ${now} and o.cancelled_at is null as is_finished,
      (select json_build_object('id', r.id, 'authorId', r.author_id, 'rating', r.rating, 'text', r.text,
          'state', r.state)
        from review r where r.order_id = o.id and r.direction = 'seller_to_buyer' and r.seller_id = o.seller_id
        order by r.created_at desc, r.id desc limit 1) as own
    from customer_order o where o.id = ${orderId} and o.seller_id = ${sellerId}`.execute(db)
  return rows[0]
}

/**
 * Holds an order of a shop, and what the shop has written about its buyer by now, against every other change of either;
 * what the marketplace sends as new is not held.
 */
export async function lockOrderToRate(
  tx: Tx,
  { sellerId, orderId }: { sellerId: string; orderId: string },
): Promise<void> {
  await sql`select from customer_order where id = ${orderId} and seller_id = ${sellerId} for no key update`.execute(
    tx,
  )
  await sql`
    select from review where order_id = ${orderId} and seller_id = ${sellerId} and direction = 'seller_to_buyer'
    order by id for update`.execute(tx)
}
