import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { inScope, likeAnyRun, type SellerScope } from '#db/quality/seller-scope'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'

export type ChangedSeller = {
  sellerId: string
  gradeBefore: Grade | null
  grade: Grade | null
  statusBefore: QualityStatus | null
  status: QualityStatus
  score: number | null
}

/** Whether a result's grade or status is another than was last said of its seller. */
export function isNews(seller: string, result: string) {
  return sql.raw<boolean>(`(${seller}.told_grade is distinct from ${result}.grade
    or coalesce(${seller}.told_status, 'insufficient') <> ${result}.status)`)
}

/**
 * Sellers of a run whose grade or status is another than was last said, in the order of their ids, and remembers that
 * it is said now. The caller says it.
 */
export async function takeChangedSellers(
  tx: Tx,
  { runId, scope, limit }: { runId: number; scope: SellerScope; limit: number },
): Promise<ChangedSeller[]> {
  const { rows } = await sql<ChangedSeller>`
    with changed as materialized (
      select q.seller_id, s.told_grade as grade_before, q.grade, s.told_status as status_before, q.status, q.score
      from quality_seller s join seller_quality q on q.run_id = ${likeAnyRun(runId)} and q.seller_id = s.seller_id
      where ${inScope(scope, 's.seller_id')} and ${inScope(scope, 'q.seller_id')} and ${isNews('s', 'q')}
      order by s.seller_id limit ${limit} for update of s
    ), told as (
      update quality_seller s set told_grade = changed.grade, told_status = changed.status
      from changed where changed.seller_id = s.seller_id
    )
    select * from changed order by seller_id`.execute(tx)
  return rows
}
