import type { Database } from '#db/client'
import type { Signal } from '#domain/detection/signal'
import type { DecisionAction } from '#domain/review'
import { insertDecisions } from '#tests/setup/decisions'

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

/** What a person decided about a review's first revision, long enough ago to stand. */
export async function addDecision(
  db: Database,
  decision: {
    reviewId: string
    action: DecisionAction
    reasonCode?: string
    by: string | null
    at: Date
    undoneAt?: Date
  },
): Promise<void> {
  const { reviewId, action, reasonCode = null, by, at, undoneAt = null } = decision
  await insertDecisions(db, [
    {
      ...{ subjectKind: 'review' as const, subjectId: reviewId, revision: 1, action, reasonCode, note: null },
      ...{ redactions: '[]', fromState: 'queued' as const, toState: 'published' as const, version: 2 },
      ...{ policyVersion: 1, decidedBy: by, decidedAt: at, effectiveAt: new Date(at.getTime() + 10_000) },
      ...{ undoneAt, requestKey: null, before: '{}' },
    },
  ])
}
