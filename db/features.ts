import { sql } from 'kysely'
import type { Database } from '#db/client'
import { externalOf } from '#db/external-signals'
import { type Bands, twinsOf } from '#db/near-duplicates'
import type { ExternalVerdict } from '#domain/detection/external'

/** What a batch of reviews is judged by, besides the reviews themselves. */
export type FeatureRow = {
  id: string
  /** Reviews the author wrote before, counted up to 20. */
  earlierReviews: number
  sellerReviews: number | null
  ratingSum: number | null
  ratingSquareSum: number | null
  sellerHasOrders: boolean
  /** Reviews over the days before, and how many days (at most 90) these are; null where none is known. */
  usualReviews: number | null
  usualDays: number | null
  /** The 24 hours before, newest first, 50 at most. */
  lastMinutes: number[] | null
  lastAuthorsNew: (boolean | null)[] | null
  device: SharedHash | null
  address: SharedHash | null
  payment: SharedHash | null
  twins: { reviewId: string; authorId: string; sellerId: string; text: string }[] | null
  external: ExternalVerdict[] | null
}
type SharedHash = { authors: string[]; sameSeller: string[] }

/**
 * The features of a whole batch in one statement over counters and bounded look-ups, never a scan. Of other
 * reviews it sees only what was written before: nothing comes from the future. Where it `seesLater`, reviews that share
 * a text, a device, an address or a payment count whenever they came.
 *
 * @param zone the zone in which the seller's days are counted
 */
export async function listFeatures(
  db: Database,
  { ids, bands, zone, seesLater = false }: { ids: string[]; bands: Bands; zone: string; seesLater?: boolean },
): Promise<FeatureRow[]> {
  const { rows } = await sql<FeatureRow>`
    with batch as materialized (
      select id, revision, seller_id, author_id, device_hash, address_hash, payment_hash, created_at,
        (created_at at time zone ${zone})::date as day
      from review where id = any(${ids})
    ), ${twinsOf(bands, seesLater)}, ${usualOf(zone)}
    select b.id, past.earlier_reviews, stat.reviews as seller_reviews, stat.rating_sum, stat.rating_square_sum,
      exists (select from customer_order o where o.seller_id = b.seller_id) as seller_has_orders,
      usual.reviews as usual_reviews, usual.days as usual_days,
      last.minutes as last_minutes, last.authors_new as last_authors_new,
      device.shared as device, address.shared as address, payment.shared as payment, twin.twins,
      ${externalOf} as external
    from batch b
    left join seller_stat stat on stat.seller_id = b.seller_id
    left join usual on usual.seller_id = b.seller_id and usual.day = b.day
    left join twin on twin.review_id = b.id
    cross join lateral (
      select count(*) as earlier_reviews from (
        select from review e
        where e.author_id = b.author_id and (e.created_at, e.id) < (b.created_at, b.id) limit 20) earlier
    ) past
    cross join lateral (
      select array_agg(extract(epoch from b.created_at - created_at)::float8 / 60) as minutes,
        array_agg(author_registered_at > created_at - interval '30 days') as authors_new
      from (
        select created_at, author_registered_at from review e
        where e.seller_id = b.seller_id and (e.created_at, e.id) < (b.created_at, b.id)
          and e.created_at > b.created_at - interval '24 hours'
        order by e.created_at desc, e.id desc limit 50) arrived
    ) last
    ${shareOf('device', seesLater)} ${shareOf('address', seesLater)} ${shareOf('payment', seesLater)}`.execute(
    db,
  )
  return rows
}

/** What each seller of the batch usually gets: the 90 days that end a day before the review's own 24 hours. */
function usualOf(zone: string) {
  return sql`
    usual as (
      select wanted.seller_id, wanted.day, least(90, wanted.day - 1 - (stat.first_at at time zone ${zone})::date) as days,
        (select coalesce(sum(d.reviews), 0) from seller_day d where d.seller_id = wanted.seller_id
          and d.day between wanted.day - 91 and wanted.day - 2) as reviews
      from (select distinct seller_id, day from batch) wanted
      join seller_stat stat on stat.seller_id = wanted.seller_id
    )`
}

/** Other authors who came, earlier or whenever, with the same hash; at most 20, among the newest 100 reviews with it. */
function shareOf(kind: 'device' | 'address' | 'payment', seesLater: boolean) {
  const column = sql.ref(`${kind}Hash`)
  return sql`
    left join lateral (
      select json_build_object('authors', json_agg(author_id),
        'sameSeller', coalesce(json_agg(author_id) filter (where same_seller), '[]')) as shared
      from (
        select author_id, bool_or(seller_id = b.seller_id) as same_seller from (
          select e.author_id, e.seller_id from review e
          where e.${column} = b.${column} and ${seesLater ? sql`e.id <> b.id` : sql`(e.created_at, e.id) < (b.created_at, b.id)`}
          order by e.created_at desc, e.id desc limit 100) others
        where author_id <> b.author_id group by author_id order by same_seller desc, author_id limit 20) authors
      having count(*) > 0
    ) ${sql.ref(kind)} on b.${column} is not null`
}
