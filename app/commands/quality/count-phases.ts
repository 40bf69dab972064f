import { recountMarked } from '#commands/quality/recount'
import { nextPhase, type RunStep, type StepDone } from '#commands/quality/run-state'
import { record } from '#commands/record'
import type { Tx } from '#db/client'
import { listDirtySellers, markBrokenPromises } from '#db/quality/dirty'
import { holdCounting } from '#db/quality/hold-counting'
import { recountCounters } from '#db/quality/recount-counters'
import { recountAllDays } from '#db/quality/recount-days'
import {
  countMarketDays,
  findCountState,
  forgetOldDays,
  lockCountState,
  rollCounters,
  setCountedAsOf,
  setRebuilt,
} from '#db/quality/roll'
import { listSellerIds } from '#db/sellers'
import { addDays, daysBetween, startOfDay } from '#domain/day'

/** With more days missing, counting everything anew is cheaper than going through them. */
const mostRolledDays = 60
const rebuildEveryDays = 7
const sellersRecountedAtOnce = 500
const keptDays = 460

/** Brings the counters to the day of the run: what is marked first, then one day at a time. */
export async function count(tx: Tx, step: RunStep): Promise<StepDone> {
  const { asOf, zone, checkpoint } = step
  const state = await findCountState(tx)
  if (!state || daysBetween(state.asOf, asOf) > mostRolledDays) {
    await setCountedAsOf(tx, asOf)
    return { checkpoint: { ...nextPhase(checkpoint), isFirst: true }, sellers: 0 }
  }
  const dirty = await listDirtySellers(tx, sellersRecountedAtOnce)
  if (dirty.length > 0) {
    const counting = await holdCounting(tx, dirty)
    if (counting) await recountMarked(tx, counting, zone)
    return { checkpoint, sellers: 0 }
  }
  if (state.asOf < asOf) {
    await roll(tx, zone)
    return { checkpoint, sellers: 0 }
  }
  const isRebuildDue = state.rebuiltOn === null || daysBetween(state.rebuiltOn, asOf) >= rebuildEveryDays
  const next = nextPhase(checkpoint)
  return { checkpoint: isRebuildDue ? next : nextPhase(next), sellers: 0 }
}

async function roll(tx: Tx, zone: string): Promise<void> {
  const state = await lockCountState(tx)
  if (!state) return
  await rollCounters(tx, state.asOf)
  const until = addDays(state.asOf, 1)
  await countMarketDays(tx, { from: addDays(state.asOf, -7), until })
  await markBrokenPromises(tx, {
    from: startOfDay(state.asOf, zone),
    until: startOfDay(until, zone),
    zone,
  })
}

/** Counts everything of the next sellers anew; what differs from the counters kept day by day is drift. */
export async function rebuild(
  tx: Tx,
  { asOf, zone, now, checkpoint, sellersAtOnce }: RunStep,
): Promise<StepDone> {
  const sellerIds = await listSellerIds(tx, { after: checkpoint.after, limit: Math.min(sellersAtOnce, 500) })
  const last = sellerIds.at(-1)
  if (last === undefined) {
    await endRebuild(tx, { asOf, checkpoint, now })
    return { checkpoint: nextPhase(checkpoint), sellers: 0 }
  }
  const counting = await holdCounting(tx, sellerIds)
  if (!counting) throw new Error('There is nothing to count up to')
  const days = await recountAllDays(tx, counting, zone)
  const counters = await recountCounters(tx, counting)
  return {
    checkpoint: {
      ...checkpoint,
      after: last,
      rebuilt: checkpoint.rebuilt + days.rows + counters.rows,
      drifted: checkpoint.drifted + days.changed + counters.changed,
    },
    sellers: 0,
  }
}

async function endRebuild(
  tx: Tx,
  { asOf, checkpoint, now }: Pick<RunStep, 'asOf' | 'checkpoint' | 'now'>,
): Promise<void> {
  const { rebuilt: rows, drifted, isFirst } = checkpoint
  await forgetOldDays(tx, addDays(asOf, -keptDays))
  await countMarketDays(tx, { from: addDays(asOf, -keptDays), until: addDays(asOf, 1) })
  await setRebuilt(tx, { on: asOf, rows, drifted: isFirst ? 0 : drifted })
  if (isFirst || drifted === 0) return
  await record(
    tx,
    [
      {
        type: 'quality_counters_drifted',
        subject: { kind: 'quality_run', id: asOf },
        data: { asOf, drifted, rows },
      },
    ],
    { actor: { kind: 'job', id: 'judge_sellers' }, at: now },
  )
}
