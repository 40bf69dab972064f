import type { Database } from '#db/client'
import type { ReturnRules } from '#domain/intake'

export type Purchase = {
  /** Null where the seller has not come in. */
  shop: string | null
  /** What kind of goods, as the marketplace calls it; null where nobody said. */
  goods: string | null
  placedAt: Date | null
  /** How goods come back to the shop; null where the marketplace has not told. */
  returns: ReturnRules | null
}

/** What a complaint is about, as far as the marketplace has told us of the shop and of its order. */
export async function findPurchase(
  db: Database,
  { sellerId, orderId }: { sellerId: string; orderId: string | null },
): Promise<Purchase> {
  const [seller, order] = await Promise.all([
    db.selectFrom('seller').select(['name', 'returns']).where('id', '=', sellerId).executeTakeFirst(),
    orderId === null
      ? undefined
      : db
          .selectFrom('customerOrder')
          .select(['category', 'placedAt'])
          .where('id', '=', orderId)
          .where('sellerId', '=', sellerId)
          .executeTakeFirst(),
  ])
  return {
    shop: seller?.name ?? null,
    goods: order?.category ?? null,
    placedAt: order?.placedAt ?? null,
    returns: seller?.returns ?? null,
  }
}

/** What an order of this seller was paid in; undefined where nobody said. */
export async function findOrderCurrency(
  db: Database,
  { sellerId, orderId }: { sellerId: string; orderId: string | null },
): Promise<string | undefined> {
  if (orderId === null) return undefined
  const order = await db
    .selectFrom('customerOrder')
    .select('currency')
    .where('id', '=', orderId)
    .where('sellerId', '=', sellerId)
    .executeTakeFirst()
  return order?.currency ?? undefined
}
