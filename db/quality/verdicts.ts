import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { HotSeller } from '#db/quality/results'
import { likeAnyRun } from '#db/quality/seller-scope'
import type { Judged } from '#domain/quality/judgement'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'

export type Verdict = { sellerId: string; status: QualityStatus; grade: Grade | null; judged: Judged }

/** Writes what was found about sellers in a run. */
export async function writeVerdicts(tx: Tx, runId: number, verdicts: Verdict[]): Promise<void> {
  if (verdicts.length === 0) return
  // One list for each column: as one JSON of rows all that was found would be read three times over.
  const judged = verdicts.map((verdict) => JSON.stringify(verdict.judged))
  await sql`
    update seller_quality q set status = v.status, grade = v.grade, judged = v.judged
    from unnest(${verdicts.map(({ sellerId }) => sellerId)}::text[], ${verdicts.map(({ status }) => status)}::text[],
      ${verdicts.map(({ grade }) => grade)}::text[], ${judged}::jsonb[]) as v (seller_id, status, grade, judged)
    where q.run_id = ${likeAnyRun(runId)} and q.seller_id = v.seller_id`.execute(tx)
}

/** Somebody put forward to a run's lists. */
export type Candidate = Omit<Verdict, 'status'> & { score: number | null }

/** Sellers with a window that meets every condition but the run's list. */
export async function listCandidates(tx: Tx, runId: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select seller_id, grade, score, judged from seller_quality
    where run_id = ${runId} and judged @? '$.findings[*] ? (@.unmet.size() == 0)'
    order by seller_id`.execute(tx)
  return rows
}

export type ProposedSeller = Pick<HotSeller, 'sellerId' | 'category' | 'size' | 'status' | 'feedback365'>

/** Sellers a run would have excluded. */
export function listProposedSellers(tx: Tx, runId: number): Promise<ProposedSeller[]> {
  return tx
    .selectFrom('sellerQuality')
    .select(['sellerId', 'category', 'size', 'status', 'feedback365'])
    .where('runId', '=', runId)
    .where('status', '=', 'exclude')
    .orderBy('sellerId')
    .execute()
}
