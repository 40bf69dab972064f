import { sql } from 'kysely'
import type { Tx } from '#db/client'

/**
 * Counts reviews that are screened for the first time into what is known of their sellers. Every
 * statement goes through its table in the order of its key, so that two batches never wait for each other
 * crosswise.
 *
 * @param zone the zone in which days are counted
 */
export async function countReviews(tx: Tx, reviewIds: string[], zone: string): Promise<void> {
  if (reviewIds.length === 0) return
  await countForSellers(tx, reviewIds)
  await countForDays(tx, reviewIds, zone)
}

async function countForSellers(tx: Tx, ids: string[]): Promise<void> {
  await sql`
    insert into seller_stat (seller_id, reviews, rating_sum, rating_square_sum, first_at)
    select seller_id, count(*), sum(rating), sum(rating * rating), min(created_at) from review
    where id = any(${ids}) group by seller_id order by seller_id
    on conflict (seller_id) do update set reviews = seller_stat.reviews + excluded.reviews,
      rating_sum = seller_stat.rating_sum + excluded.rating_sum,
      rating_square_sum = seller_stat.rating_square_sum + excluded.rating_square_sum,
      first_at = least(seller_stat.first_at, excluded.first_at)`.execute(tx)
}

async function countForDays(tx: Tx, ids: string[], zone: string): Promise<void> {
  await sql`
    insert into seller_day (seller_id, day, reviews)
    select seller_id, (created_at at time zone ${zone})::date as day, count(*) from review
    where id = any(${ids}) group by 1, 2 order by 1, 2
    on conflict (seller_id, day) do update set reviews = seller_day.reviews + excluded.reviews`.execute(tx)
}
