import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { type Compared, comparing } from '#db/quality/comparison'
import { isHot, marksOf, type RunRules, ruling } from '#db/quality/run-rules'
import { inScope, type SellerScope } from '#db/quality/seller-scope'
import { isNews } from '#db/quality/told'
import { windowColumns } from '#db/quality/window-columns'
import type { Mode, SellerSize } from '#domain/quality/indicator'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'
import type { StoredCounts } from '#domain/quality/stored-result'

/** Somebody against whom anything might speak, so that their probabilities have to be computed. */
export type HotSeller = StoredCounts & {
  sellerId: string
  category: string
  size: SellerSize
  status: QualityStatus
  mode: Mode
  grade: Grade | null
  score: number | null
  onProbation: boolean
}

type Scope = { runId: number; scope: SellerScope }

const countColumns = [
  ...['seller_id', 'mode', 'category', 'size', 'status', 'headline', 'events', 'totals', 'means'],
  ...windowColumns,
]
const markColumns = ['ratio', 'score', 'coverage', 'grade']
const listed = (columns: string[]) => sql.raw(columns.join(', '))
const replaced = (columns: string[]) =>
  sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '))
const onProbation = (seller: string) => sql`exists (
  select from exclusion x where x.seller_id = ${sql.ref(seller)} and x.state = 'reinstated_probation') as on_probation`

/** Writes the sellers' counts beside what comparable sellers would have. Sellers unknown are left out. */
export async function writeCounts(tx: Tx, compared: Compared, now: Date): Promise<void> {
  await sql`
    with ${comparing(compared)}
    insert into seller_quality (run_id, computed_at, ${listed(countColumns)})
    select ${compared.runId}, ${now}, ${listed(countColumns)} from compared order by seller_id
    on conflict (run_id, seller_id) do update set computed_at = excluded.computed_at, ${replaced(countColumns)}`.execute(
    tx,
  )
}

/** Gives the sellers their marks; those against whom anything might speak, in the order of their ids. */
export async function writeMarks(tx: Tx, { runId, scope }: Scope, rules: RunRules): Promise<HotSeller[]> {
  // Row by row: of a run that has just begun the planner knows nothing, and would join it with itself.
  const { rows } = await sql<HotSeller>`
    with ${ruling(rules)}, marked as (
      update seller_quality q set judged = null, (${listed(markColumns)}) = (${marksOf('q', rules)})
      where q.run_id = ${runId} and ${inScope(scope, 'q.seller_id')} returning q.*
    )
    select marked.*, ${onProbation('marked.seller_id')}
    from marked cross join rule where ${isHot('marked')} order by seller_id`.execute(tx)
  return rows
}

/**
 * Writes the sellers' counts and marks anew in a run whose rules are known; those against whom anything might speak or
 * about whom something else is to be said than before.
 */
export async function writeResults(
  tx: Tx,
  { runId, scope }: Scope,
  { rules, now }: { rules: RunRules; now: Date },
): Promise<(HotSeller & { isHot: boolean })[]> {
  const columns = [...countColumns, ...markColumns]
  const { rows } = await sql<HotSeller & { isHot: boolean }>`
    with ${ruling(rules)}, ${comparing({ runId, scope, minimumFeedback: rules.minimumFeedback })}, written as (
      insert into seller_quality (run_id, computed_at, ${listed(columns)})
      select ${runId}, ${now}, ${listed(columns)}
      from compared cross join lateral (${marksOf('compared', rules)}) marks order by seller_id
      on conflict (run_id, seller_id) do update
        set computed_at = excluded.computed_at, judged = null, ${replaced(columns)}
      returning *
    )
    select written.*, ${isHot('written')} as is_hot, ${onProbation('written.seller_id')}
    from written cross join rule join quality_seller s on s.seller_id = written.seller_id
    where ${isHot('written')} or ${isNews('s', 'written')} order by seller_id`.execute(tx)
  return rows
}

/** Those of a run's sellers against whom anything might speak by these rules, and writes nothing. */
export async function listHotSellers(tx: Tx, runId: number, rules: RunRules): Promise<HotSeller[]> {
  const { rows } = await sql<HotSeller>`
    with ${ruling(rules)}
    select q.*, ${onProbation('q.seller_id')}
    from seller_quality q cross join rule
    where q.run_id = ${runId} and ${isHot('q')} order by q.seller_id`.execute(tx)
  return rows
}
