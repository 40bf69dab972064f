import type { Tx } from '#db/client'
import type { CountedEvent } from '#db/quality/counted-days'
import {
  type HotSeller,
  listEventsOf,
  listHotSellers,
  listWeeks,
  type SellerWeek,
  type Verdict,
  writeVerdicts,
} from '#db/quality/hot-sellers'
import { type SellerScope, writeScores } from '#db/quality/scoring'
import { addDays } from '#domain/day'
import { indicators } from '#domain/quality/indicator'
import {
  judgeByCounts,
  judgeWithDetails,
  needsDetails,
  type RunMeasures,
  type SellerDetails,
  settle,
} from '#domain/quality/judge-seller'
import type { Judged, ProposalBlock, RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import { capGrade, gradeBounds, gradeOf } from '#domain/quality/score'

/** A run whose benchmarks and spread are known. */
export type MeasuredRun = {
  id: number
  asOf: string
  policy: QualityPolicy
  shape: number
  weeklyCv2: number
  indicatorShapes: number[]
}
export type JudgedSeller = { seller: HotSeller; judged: Judged }

const windows = [30, 90, 365] as const

/** Gives sellers their scores, and judges those against whom anything might speak. Lists of the run come later. */
export async function judgeSellers(
  tx: Tx,
  run: MeasuredRun,
  { scope, zone }: { scope: SellerScope; zone: string },
): Promise<JudgedSeller[]> {
  const { policy } = run
  await writeScores(
    tx,
    { runId: run.id, scope },
    {
      shape: run.shape,
      shapes: run.indicatorShapes,
      weights: indicators.map((id) => policy.weights[id]),
      pivot: policy.scorePivot,
      minimumFeedback: policy.minimumFeedback,
      grades: gradeBounds,
    },
  )
  return judgeHotSellers(tx, run, { scope, zone })
}

/** Judges those of the sellers against whom anything might speak, and writes nothing. */
export async function judgeHotSellers(
  tx: Tx,
  run: MeasuredRun,
  { scope, zone }: { scope: SellerScope; zone: string },
): Promise<JudgedSeller[]> {
  const { policy } = run
  const hot = await listHotSellers(
    tx,
    { runId: run.id, scope },
    { shape: run.shape, shapes: run.indicatorShapes, policy },
  )
  const measures = measuresOf(run)
  const first = hot.map((seller) => ({ seller, judged: judgeByCounts(standing(seller), measures) }))
  const doubtful = first.filter(({ judged }) => needsDetails(judged)).map(({ seller }) => seller)
  const details = await findDetails(tx, run, { sellers: doubtful, zone })
  return first.map(({ seller, judged }) => {
    const own = details.get(seller.sellerId)
    return { seller, judged: own ? judgeWithDetails(standing(seller), own, measures) : judged }
  })
}

/** Writes what is proposed about judged sellers inside the run's lists. */
export async function settleSellers(
  tx: Tx,
  run: MeasuredRun,
  sellers: readonly { sellerId: string; score: number | null; hasGrade: boolean; judged: Judged }[],
  { lists, blocks }: { lists: RunLists; blocks: Map<string, ProposalBlock[]> },
): Promise<Verdict[]> {
  const verdicts = sellers.map(({ sellerId, score, hasGrade, judged }) => {
    const settled = settle(judged, { lists, blocks: blocks.get(sellerId) ?? [] }, run.policy)
    const grade = hasGrade && score !== null ? capGrade(gradeOf(score), settled.status) : null
    return { sellerId, status: settled.status, grade, judged: settled.judged }
  })
  await writeVerdicts(tx, run.id, verdicts)
  return verdicts
}

export function measuresOf(run: MeasuredRun): RunMeasures {
  const { policy, shape, weeklyCv2, indicatorShapes } = run
  return { policy, spread: { shape, weeklyCv2 }, indicatorShapes }
}

function standing(seller: HotSeller) {
  return { counts: seller, onProbation: seller.onProbation }
}

/** Weeks and buyers of sellers who may be proposed. */
export async function findDetails(
  tx: Tx,
  { id, asOf }: MeasuredRun,
  { sellers, zone }: { sellers: readonly { sellerId: string; mode: string }[]; zone: string },
): Promise<Map<string, SellerDetails>> {
  if (sellers.length === 0) return new Map()
  const sellerIds = sellers.map(({ sellerId }) => sellerId)
  const weeks = await listWeeks(tx, { runId: id, asOf, sellerIds })
  const events = await listEventsOf(tx, { sellerIds, asOf, zone })
  const weeksOf = groupBySeller(weeks)
  const eventsOf = groupBySeller(events)
  return new Map(
    sellers.map(({ sellerId, mode }) => {
      const own = (eventsOf.get(sellerId) ?? []).filter(({ linked }) => linked || mode === 'reviews')
      return [
        sellerId,
        {
          buyers: byWindow((days) => countBuyers(own, addDays(asOf, -days))),
          weeks: byWindow((days) => fillWeeks(weeksOf.get(sellerId) ?? [], days)),
        },
      ]
    }),
  )
}

function byWindow<Value>(make: (days: 30 | 90 | 365) => Value): Record<30 | 90 | 365, Value> {
  return { 30: make(30), 90: make(90), 365: make(365) }
}

function countBuyers(events: CountedEvent[], since: string): number {
  return new Set(events.filter(({ day }) => day >= since).map(({ buyerId }) => buyerId)).size
}

/** Every 7-day bucket of the window, the most recent first; weeks without anything have nothing. */
function fillWeeks(weeks: SellerWeek[], days: (typeof windows)[number]) {
  const filled = Array.from({ length: Math.ceil(days / 7) }, () => ({ observed: 0, expected: 0 }))
  for (const { days: window, week, observed, expected } of weeks)
    if (window === days) filled[week] = { observed, expected }
  return filled
}

function groupBySeller<Row extends { sellerId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.sellerId)
    if (group) group.push(row)
    else groups.set(row.sellerId, [row])
  }
  return groups
}
