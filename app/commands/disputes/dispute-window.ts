import type { Database, Tx } from '#db/client'
import { findPublishedAt } from '#db/disputes/disputes'
import { listPolicies } from '#db/policies'
import { findSellerCategory } from '#db/seller-page'
import { disputableUntil } from '#domain/disputes/dispute'
import { policyOf, usualDisputeDays } from '#domain/policy'
import { shownRevision } from '#domain/review'

/** How many days after publication a seller's reviews can be disputed, by the policy of what it sells. */
export async function findDisputeDays(db: Database | Tx, sellerId: string): Promise<number> {
  const [policies, category] = await Promise.all([listPolicies(db), findSellerCategory(db, sellerId)])
  return policyOf(policies, category).rules.disputeDays ?? usualDisputeDays
}

/** Until when a review can be disputed as readers see it, whatever newer text of it waits. */
export async function findDisputableUntil(
  db: Database | Tx,
  review: Parameters<typeof shownRevision>[0] & { id: string; sellerId: string; createdAt: Date },
  zone: string,
): Promise<Date> {
  const { id: reviewId, sellerId, createdAt } = review
  const publishedAt = await findPublishedAt(db, { reviewId, revision: shownRevision(review) })
  return disputableUntil(publishedAt ?? createdAt, await findDisputeDays(db, sellerId), zone)
}
