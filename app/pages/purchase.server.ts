import type { PurchaseFacts } from '#app/components/complaints/purchase.tsx'
import type { Database } from '#db/client'
import { findPurchase } from '#db/complaints/purchase'

/** Which purchase a complaint is about, as both sides may know. */
export async function readPurchase(
  db: Database,
  { sellerId, orderId }: { sellerId: string; orderId: string | null },
): Promise<PurchaseFacts> {
  const { shop, goods, placedAt, returns } = await findPurchase(db, { sellerId, orderId })
  return { shop: shop ?? sellerId, orderId, goods, placedAt: placedAt?.toISOString() ?? null, returns }
}
