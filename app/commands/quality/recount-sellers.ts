import { recountMarked } from '#commands/quality/recount'
import { rejudgeSellers } from '#commands/quality/rejudge-sellers'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { reusePlans } from '#db/plans'
import { type CountedKind, markAndHold } from '#db/quality/hold-counting'
import { findLatestRun } from '#db/quality/runs'
import type { Day } from '#domain/day'
import type { Actor } from '#domain/event'

export type RecountSellers = {
  /** What has changed, and the ids of it. */
  kind: CountedKind
  ids: string[]
  zone: string
}

/**
 * Brings sellers up to date after something about them changed: their counters, and their result in the latest run by
 * that run's benchmarks and lists. It recomputes, so doing it twice changes nothing.
 */
export async function recountSellers(
  db: Database,
  { kind, ids, zone }: RecountSellers,
  actor: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await reusePlans(tx)
    const counting = await markAndHold(tx, { kind, ids, zone })
    if (!counting || counting.sellerIds.length === 0) return
    await recountMarked(tx, counting, zone)
    const run = await findCurrentRun(tx, counting.asOf)
    if (!run) return
    const { sellerIds } = counting
    await record(tx, await rejudgeSellers(tx, run, { sellerIds, zone, now }), { actor, at: now })
  })
}

/** The latest run, as long as the counters stand at its day; otherwise the run under way will see the change. */
async function findCurrentRun(tx: Tx, countedTo: Day) {
  const run = await findLatestRun(tx)
  if (!run || run.asOf !== countedTo) return undefined
  const { id, asOf, rules: policy, shape, weeklyCv2, indicatorShapes, lists } = run
  if (shape === null || weeklyCv2 === null || indicatorShapes === null) return undefined
  return { id, asOf, policy, shape, weeklyCv2, indicatorShapes, lists: lists ?? {} }
}
