import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import { isUpheld } from '#db/complaints/upheld'
import { isSellersFault } from '#db/disputes/faults'
import { eachCount } from '#db/quality/count-columns'
import type { Day } from '#db/schema/columns'

/**
 * The days to count, as a query of (seller_id, from_day, until_day), the latter exclusive; `zone` is the one in which
 * days are counted. A promise is broken that was to be kept before `asOf` begins.
 */
export type CountScope = { days: RawBuilder<unknown>; zone: string; asOf: Day }

/**
 * Whether a review counts: public, or hidden for the time being only, decided, by a buyer, neither it nor its order
 * proved fake, and the last word of its author about the order, or without an order the last of theirs within 90 days.
 * Edits count in their present form, those their author has not confirmed in the one before.
 */
function isCounted(review: string, later: string) {
  const isPublic = (alias: string) =>
    `${alias}.direction = 'buyer_to_seller' and (${alias}.state in ('published', 'published_redacted', 'hidden_interim')
      or ${alias}.held_rating is not null and ${alias}.state in ('edit_pending', 'withdrawn'))
      and ${alias}.authenticity <> 'confirmed_fake'`
  // Published all the same; what was another's fault is not counted against the seller.
  const isSellers = isSellersFault(review)
  const isLast = sql.raw(`${isPublic(review)} and ${isSellers} and not exists (
    select from review ${later}
    where ${later}.author_id = ${review}.author_id and ${later}.seller_id = ${review}.seller_id
      and (${later}.created_at, ${later}.id) > (${review}.created_at, ${review}.id)
      and ${later}.order_id is not distinct from ${review}.order_id
      and (${review}.order_id is not null or ${later}.created_at < ${review}.created_at + interval '90 days')
      and ${isPublic(later)})`)
  return sql`${isLast} and ${isNoFakeOrder(`${review}.order_id`, `${review}.seller_id`)}`
}

/** Orders of magnitude of an order's amount; 0 where there is none. */
const priceBand = sql.raw(
  'case when o.amount > 0 then least(7, greatest(1, floor(log(o.amount::float8))::int + 2)) else 0 end',
)

/** Days of an incident in force count neither for nor against anybody. */
const isNotMasked = sql.raw(`not exists (
  select from masked where (masked.category is null or masked.category = p.category)
    and p.day between masked.from_day and masked.to_day)`)
const eachSum = eachCount((column) => `sum(${column})::int as ${column}`)
const eachPlain = eachCount((column) => `summed.${column}`)

/** The named queries that end in `fresh`: what there is to count, by seller, day and cell. */
export function freshCounts({ days, zone, asOf }: CountScope) {
  const dayOf = (column: string) => sql`(${sql.raw(column)} at time zone ${zone})::date`
  return sql`
    scope as (
      select seller_id, from_day, until_day, from_day::timestamp at time zone ${zone} as from_at,
        until_day::timestamp at time zone ${zone} as until_at
      from (${days}) as days
    ), counted_review as (
      select r.seller_id, ${dayOf('r.created_at')} as day, coalesce(o.category, s.category, '') as category,
        ${priceBand} as price_band, o.id is not null as linked, coalesce(r.held_rating, r.rating) <= 2 as negative,
        coalesce(r.held_rating, r.rating) <= 2 and r.revision = 1 and not exists (
            select from reply where reply.review_id = r.id and reply.is_standing)
          and not exists (select from review_resolution done where done.review_id = r.id) as unanswered
      from scope
      join review r on r.seller_id = scope.seller_id and r.created_at >= scope.from_at and r.created_at < scope.until_at
      left join seller s on s.id = r.seller_id
      left join customer_order o on o.id = r.order_id and o.seller_id = r.seller_id and o.buyer_id = r.author_id
      where ${isCounted('r', 'later')}
    ), upheld as (
      select c.seller_id, ${dayOf('c.created_at')} as day, coalesce(o.category, s.category, '') as category,
        ${priceBand} as price_band, o.id is not null as linked
      from scope
      join complaint c on c.seller_id = scope.seller_id and c.created_at >= scope.from_at
        and c.created_at < scope.until_at
      left join seller s on s.id = c.seller_id
      left join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
      where ${isUpheld('c')} and ${isNoFakeOrder('c.order_id', 'c.seller_id')} and not exists (
        select from complaint earlier
        where earlier.order_id = c.order_id and earlier.seller_id = c.seller_id and ${isUpheld('earlier')}
          and (earlier.created_at, earlier.id) < (c.created_at, c.id))
      and not exists (
        select from review n where n.order_id = c.order_id and n.seller_id = c.seller_id and coalesce(n.held_rating, n.rating) <= 2
          and ${isCounted('n', 'after_n')})
    ), ordered as (
      select o.seller_id, ${dayOf('o.placed_at')} as day, coalesce(o.category, s.category, '') as category,
        ${priceBand} as price_band, o.cancelled_by, o.delivered_at,
        o.promised_by is not null and o.cancelled_at is null
          and (o.promised_by < ${asOf}::timestamp at time zone ${zone} or o.delivered_at is not null) as is_due,
        o.delivered_at is null or o.delivered_at > o.promised_by as is_late,
        o.returned_at is not null and o.return_reason in ('defect', 'not_as_described', 'wrong_item') as is_returned
      from scope
      join customer_order o on o.seller_id = scope.seller_id and o.placed_at >= scope.from_at
        and o.placed_at < scope.until_at and ${isNoFakeOrder('o.id', 'o.seller_id')}
      left join seller s on s.id = o.seller_id
    ), masked as materialized (
      select category, from_day, to_day from incident where state = 'in_force' and region is null
    ), piece as (
      select seller_id, day, category, price_band,
        count(*) as reviews, count(*) filter (where negative) as negatives,
        count(*) filter (where unanswered) as unanswered, 0 as complaints,
        count(*) filter (where linked) as linked_reviews,
        count(*) filter (where linked and negative) as linked_negatives,
        count(*) filter (where linked and unanswered) as linked_unanswered, 0 as linked_complaints,
        0 as orders, 0 as due, 0 as late, 0 as cancelled, 0 as delivered, 0 as returned
      from counted_review p where ${isNotMasked} group by 1, 2, 3, 4
      union all
      select seller_id, day, category, price_band, 0, 0, 0, count(*), 0, 0, 0, count(*) filter (where linked),
        0, 0, 0, 0, 0, 0
      from upheld p where ${isNotMasked} group by 1, 2, 3, 4
      union all
      select seller_id, day, category, price_band, 0, 0, 0, 0, 0, 0, 0, 0,
        count(*) filter (where cancelled_by is distinct from 'buyer'), count(*) filter (where is_due),
        count(*) filter (where is_due and is_late), count(*) filter (where cancelled_by = 'seller'),
        count(delivered_at), count(*) filter (where is_returned)
      from ordered p where ${isNotMasked} group by 1, 2, 3, 4
    ), summed as materialized (
      select seller_id, day, category, price_band, ${eachSum}
      from piece group by 1, 2, 3, 4
    ), cell as materialized (
      select met.*, coalesce(known.id, quality_cell_id(met.category, met.price_band)) as id
      from (select distinct category, price_band from summed) met
      left join quality_cell known on known.category = met.category and known.price_band = met.price_band
    ), fresh as materialized (
      select summed.seller_id, summed.day, cell.id as cell, ${eachPlain}
      from summed join cell on cell.category = summed.category and cell.price_band = summed.price_band
    )`
}

/** A counted negative or an upheld complaint: whose it is, who wrote it, and whether it stands on an order. */
export type CountedEvent = {
  sellerId: string
  kind: 'review' | 'complaint'
  id: string
  buyerId: string
  day: string
  linked: boolean
}

/** The events behind the counts of the days in scope. */
export async function listCountedEvents(db: Database | Tx, { days, zone }: Omit<CountScope, 'asOf'>) {
  const dayOf = (column: string) => sql`(${sql.raw(column)} at time zone ${zone})::date`
  const { rows } = await sql<CountedEvent>`
    with scope as (
      select seller_id, from_day::timestamp at time zone ${zone} as from_at,
        until_day::timestamp at time zone ${zone} as until_at
      from (${days}) as days
    )
    select r.seller_id, 'review' as kind, r.id, r.author_id as buyer_id, ${dayOf('r.created_at')} as day,
      o.id is not null as linked
    from scope
    join review r on r.seller_id = scope.seller_id and r.created_at >= scope.from_at and r.created_at < scope.until_at
    left join customer_order o on o.id = r.order_id and o.seller_id = r.seller_id and o.buyer_id = r.author_id
    -- The first condition is that of the index of negatives.
    where (r.rating <= 2 or r.held_rating <= 2) and coalesce(r.held_rating, r.rating) <= 2
      and ${isCounted('r', 'later')}
    union all
    select c.seller_id, 'complaint', c.id, c.complainant_id, ${dayOf('c.created_at')}, o.id is not null
    from scope
    join complaint c on c.seller_id = scope.seller_id and c.created_at >= scope.from_at
      and c.created_at < scope.until_at
    left join customer_order o on o.id = c.order_id and o.seller_id = c.seller_id
    where ${isUpheld('c')} and ${isNoFakeOrder('c.order_id', 'c.seller_id')}`.execute(db)
  return rows
}
