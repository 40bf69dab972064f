import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** A review that people decided for good: 1 for a fake, 0 for a genuine one. */
export type LabelRow = {
  id: string
  authorId: string
  sellerId: string
  rating: number
  /** When it was written. */
  at: Date
  /** What the revision said that was decided. */
  text: string
  title: string | null
  language: string | null
  label: 0 | 1
  /** Since when the decision holds. */
  knownAt: Date
  /** For how many reviews it stands: one over the share of its like that was drawn to be looked at, otherwise 1. */
  weight: number
  /** Its decision, where the next page goes on. */
  decisionId: string
  decidedAt: Date
}

export type LabelPage = {
  /** Decisions that hold by then. */
  until: Date
  after?: { decidedAt: Date; decisionId: string } | undefined
  limit: number
  /** The reasons that say a review is no genuine one. */
  fakeReasons: string[]
}

/**
 * A page of labelled reviews in the order of their decisions. The last decision of a person that is no handing on counts:
 * published, as sent or with masks, is genuine; rejected for a fake reason is a fake; rejected for another or returned
 * says nothing, and neither does what was undone.
 */
export async function listLabels(
  db: Database | Tx,
  { until, after, limit, fakeReasons }: LabelPage,
): Promise<LabelRow[]> {
  const isAfter = after
    ? sql`and (d.decided_at, d.id) > (${after.decidedAt}::timestamptz, ${after.decisionId}::uuid)`
    : sql``
  const { rows } = await sql<LabelRow>`
    select r.id, r.author_id, r.seller_id, coalesce(old.rating, r.rating) as rating, r.created_at as at,
      coalesce(old.text, r.text) as text, case when old.revision is null then r.title else old.title end as title,
      r.language, case when d.action = 'reject' then 1 else 0 end as label, d.effective_at as known_at,
      coalesce(1 / a.rate, 1) as weight, d.id as decision_id, d.decided_at
    from decision d
    join review r on r.id = d.subject_id
    left join audit_sample a on a.decision_id = d.id
    left join review_revision old on old.review_id = d.subject_id and old.revision = d.revision
    where ${isLabel({ until, fakeReasons })}
      ${isAfter}
    order by d.decided_at, d.id limit ${limit}`.execute(db)
  return rows
}

/** How many reviews are labelled, and how many of them as fakes, looking at no more than `most` decisions. */
export async function countLabels(
  db: Database,
  { most, ...labels }: { until: Date; fakeReasons: string[]; most: number },
): Promise<{ reviews: number; fakes: number }> {
  const { rows } = await sql<{ reviews: number; fakes: number }>`
    select count(*) as reviews, count(*) filter (where action = 'reject') as fakes from (
      select d.action from decision d where ${isLabel(labels)} order by d.decided_at, d.id limit ${most}
    ) labelled`.execute(db)
  return rows[0] ?? { reviews: 0, fakes: 0 }
}

/** Whether the decision `d` is the last final one of a person, and says whether the review is a fake. */
function isLabel({ until, fakeReasons }: Pick<LabelPage, 'until' | 'fakeReasons'>) {
  return sql`
    d.subject_kind = 'review' and d.decided_by is not null and d.action in ('publish', 'redact', 'reject')
      and d.undone_at is null and d.effective_at <= ${until}
      and (d.action <> 'reject' or d.reason_code = any(${fakeReasons}))
      and not exists (
        select from decision later
        where later.subject_kind = 'review' and later.subject_id = d.subject_id and later.decided_by is not null
          and later.action <> 'escalate' and later.undone_at is null
          and later.effective_at <= ${until} and (later.decided_at, later.id) > (d.decided_at, d.id))`
}
