import type { Database } from '#db/client'
import type { DecisionAction } from '#domain/review'

export type MadeDecision = {
  reviewId: string
  action: DecisionAction
  reasonCode?: string
  /** Null where screening decided. */
  by: string | null
  at: Date
  undoneAt?: Date
  revision?: number
}

const after = {
  publish: 'published',
  redact: 'published_redacted',
  return: 'returned_to_author',
  reject: 'rejected',
  escalate: 'escalated',
  hide: 'hidden_interim',
} as const

/** Decisions as they are kept, without what they set in motion. */
export async function addDecisions(db: Database, decisions: MadeDecision[]): Promise<void> {
  const rows = decisions.map(({ reviewId, action, reasonCode, by, at, undoneAt, revision = 1 }) => ({
    ...{ subjectKind: 'review' as const, subjectId: reviewId, revision, action },
    ...{ fromState: 'queued' as const, toState: after[action], version: 3, policyVersion: 0 },
    ...{ decidedBy: by, decidedAt: at, effectiveAt: at, undoneAt: undoneAt ?? null, note: null },
    ...{ reasonCode: reasonCode ?? null, redactions: '[]', before: '{}' },
  }))
  await db.insertInto('decision').values(rows).execute()
}
