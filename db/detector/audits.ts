import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** How the blind audit draws. */
export function findAuditSetting(db: Database | Tx) {
  return db.selectFrom('auditSetting').select(['rate', 'salt']).executeTakeFirstOrThrow()
}

export async function setAuditRate(tx: Tx, rate: number): Promise<void> {
  await tx.updateTable('auditSetting').set({ rate }).execute()
}

export type Drawn = { reviewId: string; revision: number; rate: number; fakeProbability: number }

/** Keeps what was drawn; what was drawn before stays as it was. */
export async function insertAudits(tx: Tx, drawn: Drawn[], now: Date): Promise<void> {
  const rows = drawn.map(({ reviewId, revision, rate, fakeProbability }) => ({
    ...{ review_id: reviewId, revision, rate, fake_probability: fakeProbability },
  }))
  await sql`
    insert into audit_sample (review_id, revision, rate, fake_probability, rating, sampled_at)
    select d.review_id, d.revision, d.rate, d.fake_probability, review.rating, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as d (review_id text, revision integer, rate float8,
      fake_probability real)
    join review on review.id = d.review_id
    on conflict do nothing`.execute(tx)
}

/** Keeps what people came to; another decision about the same takes the place of one that was undone. */
export async function settleAudit(
  tx: Tx,
  { reviewId, revision, decisionId }: { reviewId: string; revision: number; decisionId: string },
): Promise<void> {
  await tx
    .updateTable('auditSample')
    .set({ decisionId })
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .execute()
}

/** Whether people are to look at a review blindly. */
export async function isUnderAudit(db: Database | Tx, reviewId: string): Promise<boolean> {
  const open = await db
    .selectFrom('workItem')
    .select('id')
    .where('kind', '=', 'audit')
    .where('subjectId', '=', reviewId)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/** One audited publication: the probability that was said (0–1), and 1 where people found a fake, 0 where not. */
export type AuditedRow = { fakeProbability: number; rating: number; label: 0 | 1 | null }

/**
 * The newest audited publications since a moment; at most `limit`. The label is null while nobody has decided, and
 * where it was turned down for another reason than being fake.
 */
export async function listAudited(
  db: Database,
  { since, fakeReasons, limit }: { since: Date; fakeReasons: string[]; limit: number },
): Promise<AuditedRow[]> {
  const { rows } = await sql<AuditedRow>`
    select a.fake_probability, a.rating,
      case when d.action in ('publish', 'redact') then 0
        when d.action = 'reject' and d.reason_code = any(${fakeReasons}) then 1 end as label
    from audit_sample a
    left join decision d on d.id = a.decision_id and d.undone_at is null
    where a.sampled_at >= ${since}
    order by a.sampled_at desc limit ${limit}`.execute(db)
  return rows
}
