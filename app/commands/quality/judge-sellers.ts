import { findDetails } from '#commands/quality/find-details'
import type { MeasuredRun } from '#commands/quality/run-state'
import type { Tx } from '#db/client'
import { listBlocks } from '#db/quality/blocks'
import type { HotSeller } from '#db/quality/results'
import { type Verdict, writeVerdicts } from '#db/quality/verdicts'
import {
  candidateWindows,
  judgeByCounts,
  judgeWithDetails,
  needsDetails,
  type RunMeasures,
  settle,
} from '#domain/quality/judge-seller'
import type { Judged, ProposalBlock, RunLists } from '#domain/quality/judgement'
import { capGrade, type Grade, gradeOf } from '#domain/quality/score'

export type JudgedSeller = { sellerId: string; score: number | null; grade: Grade | null; judged: Judged }

/** Judges sellers against whom anything might speak, and writes nothing. Lists of the run come later. */
export async function judgeHotSellers<Seller extends HotSeller>(
  tx: Tx,
  run: MeasuredRun,
  { hot, zone }: { hot: Seller[]; zone: string },
): Promise<(Seller & { judged: Judged })[]> {
  const measures: RunMeasures = {
    policy: run.policy,
    spread: { shape: run.shape, weeklyCv2: run.weeklyCv2 },
    indicatorShapes: run.indicatorShapes,
  }
  const first = hot.map((seller) => ({ ...seller, judged: judgeByCounts(standing(seller), measures) }))
  const details = await findDetails(tx, run, {
    sellers: first.filter(({ judged }) => needsDetails(judged)),
    zone,
  })
  return first.map((seller) => {
    const own = details.get(seller.sellerId)
    return own ? { ...seller, judged: judgeWithDetails(standing(seller), own, measures) } : seller
  })
}

function standing(seller: HotSeller) {
  return { counts: seller, onProbation: seller.onProbation }
}

/** What stands against proposing those of the judged sellers who are put forward to the run's lists. */
export function findBlocks(
  tx: Tx,
  run: MeasuredRun,
  { sellers, zone, now }: { sellers: Pick<JudgedSeller, 'sellerId' | 'judged'>[]; zone: string; now: Date },
): Promise<Map<string, ProposalBlock[]>> {
  const candidates = sellers
    .map(({ sellerId, judged }) => ({ sellerId, days: candidateWindows(judged).map(({ days }) => days) }))
    .filter(({ days }) => days.length > 0)
  return listBlocks(tx, {
    sellerIds: candidates.map(({ sellerId }) => sellerId),
    days: candidates.map(({ days }) => Math.max(...days)),
    ...{ runId: run.id, asOf: run.asOf, zone, now },
  })
}

/** Writes what is proposed about judged sellers inside the run's lists. */
export async function settleSellers(
  tx: Tx,
  run: MeasuredRun,
  sellers: readonly JudgedSeller[],
  { lists, blocks }: { lists: RunLists; blocks: Map<string, ProposalBlock[]> },
): Promise<void> {
  const verdicts = sellers.map((seller): Verdict => {
    const { sellerId, score, grade } = seller
    const { status, judged } = settle(
      seller.judged,
      { lists, blocks: blocks.get(sellerId) ?? [] },
      run.policy,
    )
    const hasGrade = grade !== null && score !== null
    return { sellerId, status, grade: hasGrade ? capGrade(gradeOf(score), status) : null, judged }
  })
  await writeVerdicts(tx, run.id, verdicts)
}
