import { findBlocks, judgeHotSellers, settleSellers } from '#commands/quality/judge-sellers'
import { inLanes } from '#commands/quality/lanes'
import { rulesOf } from '#commands/quality/rules-of-run'
import { measuredRun, nextPhase, type RunStep, runIdOf, type StepDone } from '#commands/quality/run-state'
import type { Tx } from '#db/client'
import { replaceBenchmarks, sumCells } from '#db/quality/benchmarks'
import { forgetOvertaken } from '#db/quality/overtaken'
import { writePeerGroups } from '#db/quality/peer-groups'
import { writeCounts, writeMarks } from '#db/quality/results'
import { beginRun, setLists } from '#db/quality/runs'
import { holdSellers } from '#db/quality/seller-scope'
import { listWeeks } from '#db/quality/seller-weeks'
import { findLastVariation, listForVariation, setSpread, sumMoments } from '#db/quality/spread'
import { type Candidate, listCandidates } from '#db/quality/verdicts'
import { daysBetween } from '#domain/day'
import { makeBenchmarks } from '#domain/quality/benchmarks'
import { shapeOf } from '#domain/quality/dispersion'
import { selectDiscoveries } from '#domain/quality/false-discovery'
import { candidateWindows } from '#domain/quality/judge-seller'
import type { RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import { temporalCv2 } from '#domain/quality/weekly-variation'
import type { WindowDays } from '#domain/quality/window'

/** Weekly variation before there are enough sellers to estimate it. */
const usualVariation = 0.15
const estimateEveryDays = 28
const fewestForVariation = 20
const mostForVariation = 2_000

/** Begins the run, and finds out what comparable sellers have. */
export async function benchmark(tx: Tx, { asOf, policy, now, checkpoint }: RunStep): Promise<StepDone> {
  const runId = await beginRun(tx, { asOf, policy, now })
  const cells = await sumCells(tx, policy.reviewCorrelation)
  await replaceBenchmarks(tx, runId, makeBenchmarks(cells, policy))
  return { checkpoint: { ...nextPhase(checkpoint), runId }, sellers: 0 }
}

/** Sets the next sellers' counts beside what comparable sellers would have. */
export async function compare(tx: Tx, step: RunStep): Promise<StepDone> {
  const { checkpoint, policy, now } = step
  const run = { runId: runIdOf(checkpoint), minimumFeedback: policy.minimumFeedback }
  const done = await inLanes(tx, step, async (lane, scope) => {
    await holdSellers(lane, scope)
    await forgetOvertaken(lane, scope)
    await writeCounts(lane, { ...run, scope }, now)
  })
  return done ?? { checkpoint: nextPhase(checkpoint), sellers: 0 }
}

/** Finds out how much sellers differ from each other, and their weeks among themselves. */
export async function fitSpread(tx: Tx, { asOf, policy, checkpoint }: RunStep): Promise<StepDone> {
  const runId = runIdOf(checkpoint)
  const [core, ...byIndicator] = await sumMoments(tx, runId, policy)
  if (!core) throw new Error('There are moments of the core even without sellers')
  const last = await findLastVariation(tx, asOf)
  const isDue = !last || daysBetween(last.on, asOf) >= estimateEveryDays
  const estimated = isDue ? await estimateVariation(tx, { runId, asOf, policy }) : undefined
  const { shape } = shapeOf(core)
  await setSpread(tx, runId, {
    shape,
    indicatorShapes: byIndicator.map((moments) => shapeOf(moments).shape),
    weeklyCv2: estimated ?? last?.weeklyCv2 ?? usualVariation,
    cv2AsOf: estimated === undefined ? (last?.on ?? null) : asOf,
  })
  return { checkpoint: nextPhase(checkpoint), sellers: 0 }
}

async function estimateVariation(
  tx: Tx,
  { runId, asOf, policy }: { runId: number; asOf: string; policy: QualityPolicy },
): Promise<number | undefined> {
  const sellerIds = await listForVariation(tx, {
    runId,
    minimumExpected: policy.minimumExpectedForVariation,
    limit: mostForVariation,
  })
  if (sellerIds.length < fewestForVariation) return undefined
  const weeks = await listWeeks(tx, { runId, asOf, sellerIds, windows: [365] })
  const bySeller = new Map(sellerIds.map((id) => [id, [] as { observed: number; expected: number }[]]))
  for (const { sellerId, week, observed, expected } of weeks) {
    // The oldest bucket of 365 days has one day, which is no week.
    if (week < 52) bySeller.get(sellerId)?.push({ observed, expected })
  }
  return temporalCv2([...bySeller.values()], policy)
}

/** Gives the next sellers scores, and judges those against whom anything might speak. */
export async function score(tx: Tx, step: RunStep): Promise<StepDone> {
  const { checkpoint, zone } = step
  const run = await measuredRun(tx, step)
  const done = await inLanes(tx, step, async (lane, scope) => {
    const hot = await writeMarks(lane, { runId: run.id, scope }, rulesOf(run))
    const judged = await judgeHotSellers(lane, run, { hot, zone })
    await settleSellers(lane, run, judged, { lists: {}, blocks: new Map() })
  })
  if (done) return done
  await writePeerGroups(tx, run.id)
  return { checkpoint: nextPhase(checkpoint), sellers: 0 }
}

/** Makes the run's lists, within which the share of false proposals is bounded, and settles who is on them. */
export async function makeLists(tx: Tx, step: RunStep): Promise<StepDone> {
  const { policy, zone, now, checkpoint } = step
  const run = await measuredRun(tx, step)
  const sellers = await listCandidates(tx, run.id)
  const lists = listsOf(sellers, policy)
  await setLists(tx, run.id, lists)
  await settleSellers(tx, run, sellers, { lists, blocks: await findBlocks(tx, run, { sellers, zone, now }) })
  return { checkpoint: nextPhase(checkpoint), sellers: 0 }
}

export function listsOf(
  candidates: readonly Pick<Candidate, 'sellerId' | 'judged'>[],
  policy: QualityPolicy,
): RunLists {
  const listOf = (window: WindowDays) => {
    const list = selectDiscoveries(
      candidates.flatMap(({ sellerId: id, judged }) =>
        candidateWindows(judged)
          .filter(({ days }) => days === window)
          .map(({ certainty }) => ({ id, certainty })),
      ),
      policy,
    )
    return {
      sellers: list.ids.length,
      cut: list.cut ?? null,
      expectedFalseShare: list.expectedFalseShare,
    }
  }
  return { 30: listOf(30), 90: listOf(90), 365: listOf(365) }
}
