import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { NoticeOrigin } from '#domain/statements/origin'

/** The `source_type` of the statement a decision was told with; undefined where it was told with none. */
export async function findSourceType(tx: Tx, decisionId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('statement')
    .select(sql<string | null>`fields ->> 'source_type'`.as('sourceType'))
    .where('decisionId', '=', decisionId)
    .executeTakeFirst()
  return found?.sourceType ?? undefined
}

/**
 * Who gave a notice that a review is illegal, since it was written as it is, that waits to be answered; null for
 * nobody.
 */
export function noticedBy(review: {
  id: string | RawBuilder<string>
  createdAt: Date | RawBuilder<Date>
}): RawBuilder<NoticeOrigin | null> {
  return sql`(select case when bool_or(n.flagger_id is not null) then 'trusted_flagger' else 'article_16' end
    from complaint_notice n join complaint c on c.id = n.complaint_id
    where n.review_id = ${review.id} and n.confirmed_at >= ${review.createdAt}
      and c.state in ('submitted', 'acknowledged', 'triage', 'duplicate', 'reopened') having count(*) > 0)`
}

/** The same of a review that is looked at. */
export async function findNoticedBy(
  db: Database,
  review: { id: string; createdAt: Date },
): Promise<NoticeOrigin | null> {
  const { rows } = await sql<{ by: NoticeOrigin | null }>`select ${noticedBy(review)} as by`.execute(db)
  return rows[0]?.by ?? null
}
