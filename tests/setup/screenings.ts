import type { Database } from '#db/client'
import type { Signal } from '#domain/detection/signal'

const screenedAt = new Date('2026-11-22T08:00:05Z')

type Found = { name: string; contribution: number; strength?: number; facts?: Signal['facts'] }

/** What screening found about a review's first revision. */
export async function addScreening(
  db: Database,
  {
    reviewId,
    signals,
    at = screenedAt,
    fakeProbability = 0.5,
  }: { reviewId: string; signals: Found[]; at?: Date; fakeProbability?: number },
): Promise<void> {
  const kept = signals.map((signal) => ({ strength: 1, facts: [], ...signal }))
  await db
    .insertInto('screening')
    .values({
      ...{ reviewId, revision: 1, model: 'handset-1', policyVersion: 1, outcome: 'queue' as const },
      ...{ fakeProbability, signals: JSON.stringify(kept), screenedAt: at },
    })
    .execute()
}
