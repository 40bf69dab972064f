import { findBlocks, judgeHotSellers } from '#commands/quality/judge-sellers'
import { rulesOf } from '#commands/quality/rules-of-run'
import type { MeasuredRun } from '#commands/quality/run-state'
import { listsOf } from '#commands/quality/score-phases'
import type { Database } from '#db/client'
import { listHotSellers } from '#db/quality/results'
import { findLatestRun } from '#db/quality/runs'
import { sumMoments } from '#db/quality/spread'
import { listProposedSellers, type ProposedSeller } from '#db/quality/verdicts'
import { shapeOf } from '#domain/quality/dispersion'
import { settle } from '#domain/quality/judge-seller'
import type { QualityPolicy } from '#domain/quality/policy'
import type { MovedSeller, Simulation } from '#domain/quality/simulation'

/**
 * What other rules would do with the counts and benchmarks of the latest run: who would be proposed, who spared. It
 * changes nothing. Undefined before the first run.
 */
export async function simulatePolicy(
  db: Database,
  policy: QualityPolicy,
  { zone, now }: { zone: string; now: Date },
): Promise<Simulation | undefined> {
  const latest = await findLatestRun(db)
  if (!latest) return undefined
  return db.transaction().execute(async (tx) => {
    const moments = await sumMoments(tx, latest.id, policy)
    const [shape = 0, ...indicatorShapes] = moments.map((sums) => shapeOf(sums).shape)
    const { id, asOf } = latest
    const run: MeasuredRun = { id, asOf, policy, shape, weeklyCv2: latest.weeklyCv2 ?? 0, indicatorShapes }
    const hot = await listHotSellers(tx, id, rulesOf(run))
    const sellers = await judgeHotSellers(tx, run, { hot, zone })
    const lists = listsOf(sellers, policy)
    const blocks = await findBlocks(tx, run, { sellers, zone, now })
    const then = sellers.filter(({ sellerId, judged }) => {
      const own = { lists, blocks: blocks.get(sellerId) ?? [] }
      return settle(judged, own, policy).status === 'exclude'
    })
    const today = await listProposedSellers(tx, id)
    const longest = Object.values(lists).reduce((most, list) => (list.sellers > most.sellers ? list : most))
    return {
      asOf,
      policyVersion: latest.policyVersion,
      sellers: latest.counts?.sellers ?? 0,
      proposed: then.length,
      added: difference(then, today).map((seller) => moved(seller, 'exclude')),
      spared: difference(today, then).map((seller) => moved(seller, 'none')),
      bySize: { S: count('S', today, then), M: count('M', today, then), L: count('L', today, then) },
      expectedFalseShare: longest.expectedFalseShare,
    }
  })
}

function difference(some: ProposedSeller[], others: ProposedSeller[]): ProposedSeller[] {
  const ids = new Set(others.map(({ sellerId }) => sellerId))
  return some.filter(({ sellerId }) => !ids.has(sellerId))
}

function moved(
  { sellerId, category, size, feedback365: feedback, status }: ProposedSeller,
  after: MovedSeller['after'],
): MovedSeller {
  return { sellerId, category, size, feedback, before: status, after }
}

function count(size: ProposedSeller['size'], today: ProposedSeller[], then: ProposedSeller[]) {
  const ofSize = (sellers: ProposedSeller[]) => sellers.filter((seller) => seller.size === size).length
  return { before: ofSize(today), after: ofSize(then) }
}
