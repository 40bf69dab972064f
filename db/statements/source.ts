import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** The `source_type` of the statement a decision was told with; undefined where it was told with none. */
export async function findSourceType(tx: Tx, decisionId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('statement')
    .select(sql<string | null>`fields ->> 'source_type'`.as('sourceType'))
    .where('decisionId', '=', decisionId)
    .executeTakeFirst()
  return found?.sourceType ?? undefined
}

/** Whether a notice that a review is illegal, given since it was written as it is, waits to be answered. */
export function isNoticed(review: { id: string; createdAt: Date }): RawBuilder<boolean> {
  return sql`exists (select from complaint_notice n join complaint c on c.id = n.complaint_id
    where n.review_id = ${review.id} and n.confirmed_at >= ${review.createdAt}
      and c.state in ('submitted', 'acknowledged', 'triage', 'duplicate', 'reopened'))`
}

/** The same of a review that is looked at. */
export async function findIsNoticed(db: Database, review: { id: string; createdAt: Date }): Promise<boolean> {
  const { rows } = await sql<{ isNoticed: boolean }>`select ${isNoticed(review)} as is_noticed`.execute(db)
  return rows[0]?.isNoticed === true
}
