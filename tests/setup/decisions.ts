import { type Insertable, sql } from 'kysely'
import type { Database } from '#db/client'
import type { Schema } from '#db/schema'
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
  await insertDecisions(db, rows)
}

/** From the named query `decided` of decisions: the statement of reasons each that restricts somebody is told with. */
export const statementsOfDecided = sql`
  insert into statement (kind, subject_kind, subject_id, addressee_person_id, decision_id, language, title, body, fields,
    created_at)
  select case action when 'reject' then 'review_rejected' when 'redact' then 'review_redacted'
      when 'return' then 'review_returned' else 'review_hidden' end,
    'review', subject_id, coalesce((select author_id from review where review.id = subject_id), 'author'), decided.id,
    'en', 'A decision', 'Why it is so.', '{}', decided_at
  from decided where action in ('redact', 'return', 'reject', 'hide')`

/** Keeps decisions and tells whom they restrict, as the database wants it in one transaction. */
export async function insertDecisions(db: Database, rows: Insertable<Schema['decision']>[]): Promise<void> {
  const decided = db.insertInto('decision').values(rows).returning(['id', 'subjectId', 'action', 'decidedAt'])
  await sql`with decided as (${decided}) ${statementsOfDecided}`.execute(db)
}
