import type { Database } from '#db/client'
import { listStoredResults } from '#db/quality/seller-quality'
import { describeSeller } from '#domain/quality/describe-seller'
import type { SellerQuality } from '#domain/quality/evidence'

/** What the latest run says about a seller; undefined where no run has judged them yet. */
export async function findSellerQuality(db: Database, sellerId: string): Promise<SellerQuality | undefined> {
  const [stored] = await listStoredResults(db, { sellerIds: [sellerId] })
  return stored && describeSeller(stored)
}
