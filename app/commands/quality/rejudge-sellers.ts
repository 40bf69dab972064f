import { findBlocks, judgeHotSellers, settleSellers } from '#commands/quality/judge-sellers'
import { rulesOf } from '#commands/quality/rules-of-run'
import type { MeasuredRun } from '#commands/quality/run-state'
import { sayChanges } from '#commands/quality/say-changes'
import type { Tx } from '#db/client'
import { writeResults } from '#db/quality/results'
import type { DomainEvent } from '#domain/event'
import type { RunLists } from '#domain/quality/judgement'

/**
 * Brings sellers' results in a run in line with their counters, by the run's benchmarks and lists. The caller holds the
 * counters, and records what is returned.
 */
export async function rejudgeSellers(
  tx: Tx,
  run: MeasuredRun & { lists: RunLists },
  { sellerIds, zone, now }: { sellerIds: string[]; zone: string; now: Date },
): Promise<DomainEvent[]> {
  const scope = { runId: run.id, scope: { sellerIds } }
  const striking = await writeResults(tx, scope, { rules: rulesOf(run), now })
  if (striking.length === 0) return []
  const hot = striking.filter(({ isHot }) => isHot)
  const sellers = await judgeHotSellers(tx, run, { hot, zone })
  const blocks = await findBlocks(tx, run, { sellers, zone, now })
  await settleSellers(tx, run, sellers, { lists: run.lists, blocks })
  return sayChanges(tx, scope)
}
