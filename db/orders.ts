import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { OrderRow } from '#domain/intake'

type KnownOrder = { id: string; sellerId: string; digest: string }
type Incoming = { row: OrderRow; digest: string }

/** Orders already known, locked in id order; `digest` is hexadecimal. */
export async function lockOrders(tx: Tx, ids: string[]): Promise<KnownOrder[]> {
  const { rows } = await sql<KnownOrder>`
    select id, seller_id, encode(content_digest, 'hex') as digest from customer_order
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** By whom an order of this seller was placed; undefined where it has not come in. */
export async function findBuyerOfOrder(
  db: Database | Tx,
  { orderId, sellerId }: { orderId: string; sellerId: string },
): Promise<string | undefined> {
  const order = await db
    .selectFrom('customerOrder')
    .select('buyerId')
    .where('id', '=', orderId)
    .where('sellerId', '=', sellerId)
    .executeTakeFirst()
  return order?.buyerId
}

/**
 * Inserts the orders not yet known and sets off the reviews that waited for them: those not screened yet are
 * screened, those held for proof go to a person. Returns the new ids.
 */
export async function insertOrders(tx: Tx, incoming: Incoming[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with fresh as (
      insert into customer_order (id, seller_id, buyer_id, category, placed_at, amount, currency, promised_by,
        delivered_at, cancelled_at, cancelled_by, cancel_reason, returned_at, return_reason, content_digest,
        received_at, updated_at)
      select r.*, ${now}::timestamptz, ${now}::timestamptz from ${recordset(incoming)} order by r.id
      on conflict (id) do nothing returning id
    ), woken as (
      insert into outbox (job, subject_id, due_at)
      select case review.state when 'held_evidence' then 'release_held_evidence' else 'screen_reviews' end,
        review.id, ${now} from review join fresh on fresh.id = review.order_id
      where review.state in ('received', 'edit_pending', 'held_evidence')
    )
    select id from fresh`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The later state wins: what happened to an order (delivered, cancelled, returned) is not unlearnt by an edit. */
export async function editOrders(tx: Tx, incoming: Incoming[], now: Date): Promise<void> {
  await sql`
    update customer_order o set seller_id = r.seller_id, buyer_id = r.buyer_id, category = r.category,
      placed_at = r.placed_at, amount = coalesce(r.amount, o.amount), currency = coalesce(r.currency, o.currency),
      promised_by = coalesce(r.promised_by, o.promised_by),
      delivered_at = coalesce(r.delivered_at, o.delivered_at),
      cancelled_at = coalesce(r.cancelled_at, o.cancelled_at),
      cancelled_by = coalesce(r.cancelled_by, o.cancelled_by),
      cancel_reason = coalesce(r.cancel_reason, o.cancel_reason),
      returned_at = coalesce(r.returned_at, o.returned_at),
      return_reason = coalesce(r.return_reason, o.return_reason),
      content_digest = r.content_digest, updated_at = ${now}
    from ${recordset(incoming)} where o.id = r.id`.execute(tx)
}

function recordset(incoming: Incoming[]) {
  const rows = incoming.map(({ row, digest }) => ({
    id: row.id,
    seller_id: row.sellerId,
    buyer_id: row.buyerId,
    category: row.category,
    placed_at: row.placedAt,
    amount: row.amount?.amount,
    currency: row.amount?.currency,
    promised_by: row.promisedBy,
    delivered_at: row.deliveredAt,
    cancelled_at: row.cancelledAt,
    cancelled_by: row.cancelledBy,
    cancel_reason: row.cancelReason,
    returned_at: row.returnedAt,
    return_reason: row.returnReason,
    content_digest: `\\x${digest}`,
  }))
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r
    (id text, seller_id text, buyer_id text, category text, placed_at timestamptz, amount numeric, currency text,
     promised_by timestamptz, delivered_at timestamptz, cancelled_at timestamptz, cancelled_by text,
     cancel_reason text, returned_at timestamptz, return_reason text, content_digest bytea)`
}
