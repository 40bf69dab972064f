import { sql } from 'kysely'

/*
 * What a change may concern, as queries of (seller_id, at): the instants whose days are to be counted anew, or none of a
 * seller who is concerned all the same.
 */

/** Reviews: theirs, those of what the same author wrote about the same order, and those of complaints about it. */
export function aroundReviews(ids: string[]) {
  return sql`
    select o.seller_id, o.created_at as at from review r
    join review o on o.author_id = r.author_id and o.seller_id = r.seller_id
      and (o.id = r.id or o.order_id is not distinct from r.order_id)
    where r.id = any(${ids})
    union all
    select c.seller_id, c.created_at from review r
    join complaint c on c.order_id = r.order_id and c.seller_id = r.seller_id
    where r.id = any(${ids})`
}

/** Orders: their own, and those of the reviews and complaints that stand on them. */
export function aroundOrders(ids: string[]) {
  return sql`
    select seller_id, placed_at as at from customer_order where id = any(${ids})
    union all
    select seller_id, created_at from review where order_id = any(${ids})
    union all
    select seller_id, created_at from complaint where order_id = any(${ids})`
}

/** Complaints: their own, and those of their orders with all that stands on them. */
export function aroundComplaints(ids: string[]) {
  return sql`
    select seller_id, created_at as at from complaint where id = any(${ids})
    union all
    select o.seller_id, o.created_at from complaint c
    join complaint o on o.order_id = c.order_id and o.seller_id = c.seller_id
    where c.id = any(${ids})
    union all
    select o.seller_id, o.placed_at from complaint c
    join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where c.id = any(${ids})
    union all
    select r.seller_id, r.created_at from complaint c
    join review r on r.order_id = c.order_id and r.seller_id = c.seller_id
    where c.id = any(${ids})`
}

/** Sellers who returned to the catalogue or lost something: the days they returned on. */
export function aroundReturns(ids: string[]) {
  return sql`
    select asked.id as seller_id, reinstated_at as at
    from unnest(${ids}::text[]) as asked (id) left join exclusion on exclusion.seller_id = asked.id`
}
