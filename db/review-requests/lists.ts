import { sql } from 'kysely'
import type { Database } from '#db/client'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import type { Language } from '#domain/language'

export type FinishedOrder = {
  id: string
  deliveredAt: Date
  requestedAt: Date | null
  isReviewed: boolean
}

/** A page of a shop's finished orders of the days in question, the newest first. */
export async function listFinishedOrders(
  db: Database,
  { sellerId, since, now }: { sellerId: string; since: Date; now: Date },
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<FinishedOrder[]> {
  const from = after ? sql`and (o.delivered_at, o.id) < (${after.at}, ${after.id})` : sql``
  const { rows } = await sql<FinishedOrder>`
    select o.id, o.delivered_at, q.requested_at,
      exists (select from review r where r.order_id = o.id and r.author_id = o.buyer_id) as is_reviewed
    from customer_order o left join review_request q on q.order_id = o.id
    where o.seller_id = ${sellerId} and o.delivered_at > ${since} and o.delivered_at <= ${now}
      and o.cancelled_at is null and ${isNoFakeOrder('o.id', 'o.seller_id')} ${from}
    order by o.delivered_at desc, o.id desc limit ${limit}`.execute(db)
  return rows
}

/** The orders whose buyers could be asked now, the newest first: none that was asked or reviewed. */
export async function listAskableIds(
  db: Database,
  { sellerId, since, now }: { sellerId: string; since: Date; now: Date },
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from customer_order o
    where o.seller_id = ${sellerId} and o.delivered_at > ${since} and o.delivered_at <= ${now}
      and o.cancelled_at is null and ${isNoFakeOrder('o.id', 'o.seller_id')}
      and not exists (select from review_request q where q.order_id = o.id)
      and not exists (select from review r where r.order_id = o.id and r.author_id = o.buyer_id)
    order by o.delivered_at desc, o.id desc limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

export type ListedRequest = {
  orderId: string
  sellerId: string
  buyerId: string
  language: Language
  requestedAt: Date
}

/** A page of the buyers that were asked, the latest first. */
export function listRequestPage(
  db: Database,
  { sellerId }: { sellerId?: string | undefined },
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ListedRequest[]> {
  let page = db
    .selectFrom('reviewRequest')
    .select(['orderId', 'sellerId', 'buyerId', 'language', 'requestedAt'])
    .orderBy('requestedAt', 'desc')
    .orderBy('orderId', 'desc')
    .limit(limit)
  if (sellerId) page = page.where('sellerId', '=', sellerId)
  if (after) page = page.where(sql<boolean>`(requested_at, order_id) < (${after.at}, ${after.id})`)
  return page.execute()
}

export type AskingShop = { sellerId: string; name: string | null; asked: number; lastAt: Date }

/** The shops that had the most buyers asked since, of the newest 20 000 requests. */
export async function listAskingShops(db: Database, since: Date, limit: number): Promise<AskingShop[]> {
  const { rows } = await sql<AskingShop>`
    select q.seller_id, s.name, q.asked, q.last_at from (
      select seller_id, count(*)::int as asked, max(requested_at) as last_at from (
        select seller_id, requested_at from review_request where requested_at > ${since}
        order by requested_at desc limit 20000) newest
      group by seller_id order by asked desc, seller_id limit ${limit}) q
    left join seller s on s.id = q.seller_id order by q.asked desc, q.seller_id`.execute(db)
  return rows
}
