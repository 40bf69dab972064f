import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import type { SignalName } from '#domain/detection/signal'
import type { ReviewState } from '#domain/review'

/** A seller's page looks back over so many reviews and orders, so that it costs the same for every seller. */
export const sellerPageDepth = 1000

export function findSellerFacts(db: Database, id: string) {
  return db
    .selectFrom('seller')
    .select(['id', 'name', 'category', 'joinedAt', 'language', 'verification'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function findSellerCategory(db: Database | Tx, id: string): Promise<string | null> {
  const found = await db.selectFrom('seller').select('category').where('id', '=', id).executeTakeFirst()
  return found?.category ?? null
}

export type ReviewTally = { rating: number; state: ReviewState; reviews: number }

/** How many of a seller's newest reviews have which rating and state. */
export async function tallySellerReviews(db: Database, sellerId: string): Promise<ReviewTally[]> {
  const { rows } = await sql<ReviewTally>`
    select rating, state, count(*)::int as reviews from (
      select rating, state from review where seller_id = ${sellerId}
      order by created_at desc, id desc limit ${sellerPageDepth}
    ) newest group by rating, state order by rating desc, state`.execute(db)
  return rows
}

export type OrderSummary = {
  orders: number
  delivered: number
  late: number
  cancelledBySeller: number
  returned: number
  newestAt: Date | null
}

/** What became of a seller's newest orders. `late` counts deliveries after the promised time. */
export async function summariseOrders(db: Database, sellerId: string): Promise<OrderSummary> {
  const { rows } = await sql<OrderSummary>`
    select count(*)::int as orders,
      count(delivered_at)::int as delivered,
      count(*) filter (where delivered_at > promised_by)::int as late,
      count(*) filter (where cancelled_by = 'seller')::int as "cancelledBySeller",
      count(returned_at)::int as returned,
      max(placed_at) as "newestAt"
    from (
      select delivered_at, promised_by, cancelled_by, returned_at, placed_at from customer_order
      where seller_id = ${sellerId} and ${isNoFakeOrder('customer_order.id', 'customer_order.seller_id')}
      order by placed_at desc, id desc limit ${sellerPageDepth}
    ) newest`.execute(db)
  const [summary] = rows
  if (!summary) throw new Error('An aggregate without groups gives one row')
  return summary
}

/** How often each signal was found in a seller's newest reviews, most often first. */
export async function tallySellerSignals(db: Database, sellerId: string) {
  const { rows } = await sql<{ name: SignalName; reviews: number }>`
    select signal->>'name' as name, count(*)::int as reviews from (
      select id, revision from review where seller_id = ${sellerId}
      order by created_at desc, id desc limit ${sellerPageDepth}
    ) newest
    join screening on screening.review_id = newest.id and screening.revision = newest.revision
    cross join lateral jsonb_array_elements(screening.signals) as signal
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** Sellers by category and id, after a place in that order. */
export async function listSellersByCategory(
  db: Database,
  { category, after, limit }: { category?: string; after?: { category: string; id: string }; limit: number },
) {
  return db
    .selectFrom('seller')
    .leftJoin('sellerStat', 'sellerStat.sellerId', 'seller.id')
    .select([
      'seller.id',
      'seller.name',
      'seller.category',
      'seller.joinedAt',
      'sellerStat.reviews',
      'sellerStat.ratingSum',
    ])
    .$if(category !== undefined, (query) => query.where('seller.category', '=', category ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(seller.category, seller.id) > (${after?.category ?? ''}, ${after?.id ?? ''})`,
      ),
    )
    .orderBy('seller.category')
    .orderBy('seller.id')
    .limit(limit)
    .execute()
}

/** Every category that has a seller, found by hopping over the index instead of reading all sellers. */
export async function listCategories(db: Database): Promise<string[]> {
  const { rows } = await sql<{ category: string }>`
    with recursive hop as (
      (select category from seller order by category limit 1)
      union all
      select (select category from seller where category > hop.category order by category limit 1)
      from hop where hop.category is not null
    )
    select category from hop where category is not null limit 200`.execute(db)
  return rows.map(({ category }) => category)
}
