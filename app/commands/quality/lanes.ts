import type { RunStep, StepDone } from '#commands/quality/run-state'
import type { Tx } from '#db/client'
import { waitPatiently } from '#db/plans'
import { findRangeEnd, type SellerScope } from '#db/quality/seller-scope'

/** So many connections go through the sellers side by side: one computes while another waits for us. */
const lanes = 2

/**
 * Does what can be done twice with the next sellers of a run, `sellersAtOnce` in each of some transactions side by side,
 * which end before the one that moves the checkpoint on; undefined when there are no more sellers.
 *
 * @throws what the first of them threw that failed, when all of them are over
 */
export async function inLanes(
  tx: Tx,
  { db, checkpoint, sellersAtOnce }: RunStep,
  work: (lane: Tx, scope: SellerScope) => Promise<void>,
): Promise<StepDone> {
  const ranges = await findRanges(tx, checkpoint.after, sellersAtOnce)
  const [last] = ranges.slice(-1)
  if (!last) return undefined
  await waitPatiently(tx)
  const done = await Promise.allSettled(
    ranges.map(({ scope }) => db.transaction().execute((lane) => work(lane, scope))),
  )
  const failed = done.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  const sellers = ranges.reduce((sum, range) => sum + range.sellers, 0)
  return { checkpoint: { ...checkpoint, after: last.scope.upTo }, sellers }
}

async function findRanges(tx: Tx, from: string, limit: number) {
  const ranges: { scope: { after: string; upTo: string }; sellers: number }[] = []
  for (let after = from; ranges.length < lanes; ) {
    const range = await findRangeEnd(tx, { after, limit })
    if (!range) break
    ranges.push({ scope: { after, upTo: range.upTo }, sellers: range.sellers })
    after = range.upTo
  }
  return ranges
}
