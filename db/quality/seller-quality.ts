import { sql } from 'kysely'
import type { Database } from '#db/client'
import { latestRunId } from '#db/quality/latest-run'
import { windowColumns } from '#db/quality/window-columns'
import type { StoredResult } from '#domain/quality/stored-result'

const sellerColumns = sql.raw(
  [
    ...[
      'seller_id',
      'mode',
      'category',
      'size',
      'headline',
      'events',
      'totals',
      'means',
      'score',
      'coverage',
    ],
    ...['grade', 'status', 'judged', 'computed_at'],
    ...windowColumns,
  ]
    .map((name) => `q.${name}`)
    .join(', '),
)

/** These sellers' results in a run, or in the latest finished one; sellers without a result are left out. */
export async function listStoredResults(
  db: Database,
  { sellerIds, runId }: { sellerIds: string[]; runId?: number },
): Promise<StoredResult[]> {
  const { rows } = await sql<StoredResult>`
    with run as (select * from quality_run where id = ${runId ?? latestRunId})
    select run.id as run_id, run.as_of, run.rules, run.shape, run.weekly_cv2, run.indicator_shapes,
      coalesce(run.lists, '{}') as lists, ${sellerColumns}, (
        select jsonb_build_object('count', p.sellers, 'median', p.median, 'q1', p.q1, 'q3', p.q3)
        from quality_peer_group p
        where p.run_id = run.id and ((p.category = q.category and p.size in (q.size, '')) or p.category = '')
          and (p.sellers >= 60 or (p.category = '' and p.size = ''))
        order by p.category = '', p.size = '' limit 1
      ) as peers
    from run join seller_quality q on q.run_id = run.id and q.seller_id = any(${sellerIds})`.execute(db)
  return rows
}
