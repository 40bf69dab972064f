import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { DecisionAction } from '#domain/review'

/** A counted review, what was counted of people's decisions about it, and the newest that is final. */
export type DecidedReview = {
  id: string
  authorId: string
  sellerId: string
  rating: number
  wasFirst: boolean
  label: 0 | 1 | null
  decidedAt: Date | null
  action: DecisionAction
  reasonCode: string | null
  effectiveAt: Date
}

/** Those of these reviews about which people decided something that can no longer be undone. */
export async function listDecided(tx: Tx, reviewIds: string[], now: Date): Promise<DecidedReview[]> {
  const { rows } = await sql<DecidedReview>`
    select c.review_id as id, c.author_id, c.seller_id, c.rating, c.was_first, c.label, c.decided_at,
      final.action, final.reason_code, final.effective_at
    from counted_review c
    cross join lateral (
      select action, reason_code, effective_at from decision d
      where d.subject_kind = 'review' and d.subject_id = c.review_id and d.undone_at is null
        and d.decided_by is not null and d.action <> 'escalate' and d.effective_at <= ${now}
      order by d.decided_at desc limit 1
    ) final
    where c.review_id = any(${reviewIds})
    order by final.effective_at, c.review_id`.execute(tx)
  return rows
}

export type CountedLabel = { id: string; label: 0 | 1; decidedAt: Date }

/** Keeps what was counted. */
export async function setLabels(tx: Tx, labels: CountedLabel[]): Promise<void> {
  await sql`
    update counted_review c set label = r.label, decided_at = r."decidedAt"
    from json_to_recordset(${JSON.stringify(labels)}::json) as r (id text, label smallint, "decidedAt" timestamptz)
    where c.review_id = r.id`.execute(tx)
}
