import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import type { Language } from '#domain/language'
import type { AskableOrder } from '#domain/review-requests/request'
import type { InvitedOrders } from '#domain/review-requests/skew'

const weekMs = 7 * 86_400_000

export type OrderToAsk = AskableOrder & { id: string; buyerId: string; language: Language }

/** Makes everybody else who asks for this shop, or of these buyers, wait until the transaction ends. */
export async function lockAsking(tx: Tx, sellerId: string, orderIds: string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('asking for ' || ${sellerId}::text, 0))`.execute(tx)
  await sql`
    select pg_advisory_xact_lock(hashtextextended('asking ' || buyer_id, 0)) from (
      select distinct buyer_id from customer_order where id = any(${orderIds}) order by 1) buyers`.execute(tx)
}

/** The shop's orders among these, with what asking their buyers depends on; the language is that of the buyer's last review, else the shop's. */
export async function listOrdersToAsk(
  tx: Tx,
  { sellerId, orderIds }: { sellerId: string; orderIds: string[] },
  now: Date,
): Promise<OrderToAsk[]> {
  const { rows } = await sql<OrderToAsk>`
    select o.id, o.buyer_id, o.delivered_at, o.cancelled_at, q.order_id is not null as is_asked,
      exists (select from review r where r.order_id = o.id and r.author_id = o.buyer_id) as is_reviewed,
      (select count(*)::int from review_request of where of.buyer_id = o.buyer_id
         and of.requested_at > ${new Date(now.getTime() - weekMs)}) as buyer_asked,
      ${languageOfBuyer} as language
    from customer_order o
    left join review_request q on q.order_id = o.id
    left join seller s on s.id = o.seller_id
    where o.id = any(${orderIds}) and o.seller_id = ${sellerId} and ${isNoFakeOrder('o.id', 'o.seller_id')}
    order by o.id`.execute(tx)
  return rows
}

const spoken = (column: string) =>
  sql.raw(`case when ${column} in ('en', 'uk', 'ru', 'zh') then ${column} end`)
const languageOfBuyer = sql`coalesce((
  select ${spoken('r.language')} from review r where r.author_id = o.buyer_id and r.direction = 'buyer_to_seller'
  order by r.created_at desc, r.id desc limit 1), ${spoken('s.language')}, 'en')`

/** How many buyers a shop has had asked since. */
export async function countAsked(tx: Tx, sellerId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int as asked from review_request where seller_id = ${sellerId} and requested_at > ${since}`.execute(
    tx,
  )
  return rows[0]?.asked ?? 0
}

export type NewRequest = { orderId: string; buyerId: string; language: Language }

export async function insertRequests(
  tx: Tx,
  requests: NewRequest[],
  common: { sellerId: string; wording: number; requestedBy: string | null; requestedAt: Date },
): Promise<void> {
  await tx
    .insertInto('reviewRequest')
    .values(requests.map((request) => ({ ...request, ...common })))
    .execute()
}

type Days = { since: Date; now: Date }
/** Of a shop without finished orders. */
export const noOrders: InvitedOrders = { invited: 0, invitedTroubled: 0, others: 0, othersTroubled: 0 }

/** The finished orders of a shop since then, by whether their buyers were asked. */
export async function countInvited(db: Database | Tx, sellerId: string, days: Days): Promise<InvitedOrders> {
  return (await countInvitedOf(db, [sellerId], days)).get(sellerId) ?? noOrders
}

/** The same of several shops at once; those without finished orders are left out. */
export async function countInvitedOf(
  db: Database | Tx,
  sellerIds: string[],
  { since, now }: Days,
): Promise<Map<string, InvitedOrders>> {
  const { rows } = await sql<InvitedOrders & { sellerId: string }>`
    with finished as (
      select o.seller_id, q.order_id is not null as is_invited,
        o.delivered_at > o.promised_by or o.returned_at is not null
          or exists (select from complaint c where c.order_id = o.id and c.seller_id = o.seller_id) as is_troubled
      from customer_order o left join review_request q on q.order_id = o.id
      where o.seller_id = any(${sellerIds}) and o.placed_at > ${since} and o.delivered_at <= ${now}
        and o.cancelled_at is null and ${isNoFakeOrder('o.id', 'o.seller_id')}
    )
    select seller_id, count(*) filter (where is_invited)::int as invited,
      count(*) filter (where is_invited and is_troubled)::int as invited_troubled,
      count(*) filter (where not is_invited)::int as others,
      count(*) filter (where not is_invited and is_troubled)::int as others_troubled
    from finished group by seller_id`.execute(db)
  return new Map(rows.map(({ sellerId, ...counts }) => [sellerId, counts]))
}
