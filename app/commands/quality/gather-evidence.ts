import { findDetails } from '#commands/quality/find-details'
import type { MeasuredRun } from '#commands/quality/run-state'
import type { Tx } from '#db/client'
import { listStoredResults } from '#db/quality/seller-quality'
import { listEventsOf } from '#db/quality/seller-weeks'
import { describeSeller } from '#domain/quality/describe-seller'
import type { SellerEvidence } from '#domain/quality/evidence'

/** What proposals about these sellers stand on, frozen: by seller. */
export async function gatherEvidence(
  tx: Tx,
  run: MeasuredRun,
  { sellerIds, zone }: { sellerIds: string[]; zone: string },
): Promise<Map<string, SellerEvidence>> {
  if (sellerIds.length === 0) return new Map()
  const results = await listStoredResults(tx, { sellerIds, runId: run.id })
  const details = await findDetails(tx, run, { sellers: results, zone })
  const events = await listEventsOf(tx, { sellerIds, asOf: run.asOf, zone })
  return new Map(
    results.map((stored) => {
      const { computedAt: _, ...quality } = describeSeller(stored)
      const triggers = stored.judged?.triggers ?? []
      const own = events.filter(
        ({ sellerId, linked }) => sellerId === stored.sellerId && (linked || stored.mode === 'reviews'),
      )
      const idsOf = (kind: 'review' | 'complaint') =>
        own.filter((event) => event.kind === kind).map(({ id }) => id)
      const evidence: SellerEvidence = {
        quality,
        policy: run.policy,
        spread: { shape: run.shape, weeklyCv2: run.weeklyCv2 },
        triggers,
        weeks: triggers.map((days) => ({
          days,
          weeks: details.get(stored.sellerId)?.weeks[days] ?? [],
          systemic: stored.judged?.findings.find((finding) => finding.days === days)?.systemic ?? null,
        })),
        reviewIds: idsOf('review'),
        complaintIds: idsOf('complaint'),
        negatives: { old: stored.totals[2] ?? 0, unanswered: stored.events[2] ?? 0 },
      }
      return [stored.sellerId, evidence]
    }),
  )
}
