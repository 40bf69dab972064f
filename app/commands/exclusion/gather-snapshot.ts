import { findSellerQuality } from '#commands/find-seller-quality'
import type { Tx } from '#db/client'
import { countSnapshot, findMarketShare } from '#db/exclusions/snapshot'
import { findPolicyInForce } from '#db/quality/policies'
import { dayOf } from '#domain/day'
import { type ExclusionSnapshot, snapshotOfCounts, snapshotOfQuality } from '#domain/exclusion/snapshot'
import { defaultQualityPolicy } from '#domain/quality/policy'

/** The share (0–1) of negatives a marketplace without any review is taken to have. */
const assumedShare = 0.05
/** Benchmarks are never lower, or one new event would always be too many. */
const leastShare = 0.001

/** Freezes what is known of a seller's service at `now`: figures, ids and the benchmarks a re-check goes on using. */
export async function gatherSnapshot(
  tx: Tx,
  sellerId: string,
  { zone, now }: { zone: string; now: Date },
): Promise<ExclusionSnapshot> {
  const counts = await countSnapshot(tx, sellerId, now)
  const quality = await findSellerQuality(tx, sellerId)
  const judged = quality && snapshotOfQuality(counts, quality)
  if (judged) return judged
  const marketShare = Math.max((await findMarketShare(tx)) ?? assumedShare, leastShare)
  const policy = (await findPolicyInForce(tx)) ?? defaultQualityPolicy
  return snapshotOfCounts(counts, { asOf: dayOf(now, zone), marketShare }, policy)
}
