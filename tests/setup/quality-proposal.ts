import type { Database } from '#db/client'
import type { SellerEvidence } from '#domain/quality/evidence'
import { defaultQualityPolicy } from '#domain/quality/policy'

/** A proposed exclusion of a run with nine negatives in 90 days where two are usual; its id. */
export async function addQualityProposal(
  db: Database,
  { runId, sellerId, harm, now }: { runId: number; sellerId: string; harm: number; now: Date },
): Promise<string> {
  const id = crypto.randomUUID()
  const day = now.toISOString().slice(0, 10)
  const evidence = JSON.stringify(evidenceOf(runId, day))
  await db
    .insertInto('qualityProposal')
    .values({
      id,
      runId,
      sellerId,
      week: day,
      policyVersion: 'SQ-1',
      harm,
      evidence,
      checkedOn: day,
      createdAt: now,
    })
    .execute()
  return id
}

function evidenceOf(runId: number, asOf: string): SellerEvidence {
  const counts = { observed: 9, expected: 2.1, expectedAtPortal: 2.3, feedback: 42, buyers: 8 }
  const figures = { ratio: 2.8, low: 1.6, high: 4.4, certainty: 0.968, lfdr: 0.032, unmet: [] }
  return {
    quality: {
      ...{ runId, asOf, policyVersion: 'SQ-1', mode: 'orders', headline: 90, status: 'exclude' },
      peerGroup: { category: 'electronics', size: 'M' },
      ...{ score: 52.1, low: 44, high: 60, grade: 'D', coverage: 0.94, assurance: 'normal' },
      windows: [
        {
          days: 30,
          before: { observed: 3, expected: 4 },
          worsened: 0.4,
          ...counts,
          ...figures,
          certainty: 0.6,
        },
        { days: 90, before: { observed: 3, expected: 8 }, worsened: 0.97, ...counts, ...figures },
        { days: 365, before: null, worsened: null, ...counts, ...figures, buyers: null },
      ],
      ...{ parts: [], reasons: ['neg_share'], blocks: [], peers: null, shape: 2.4, weeklyCv2: 0.14 },
    },
    policy: defaultQualityPolicy,
    spread: { shape: 2.4, weeklyCv2: 0.14 },
    triggers: [90],
    weeks: [],
    ...{ reviewIds: [], complaintIds: [], negatives: { old: 8, unanswered: 6 } },
  }
}
