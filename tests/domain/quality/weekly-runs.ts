import { sumUnits } from '#domain/quality/benchmark'
import { type Benchmark, makeBenchmarks } from '#domain/quality/benchmarks'
import { type Counts, fitPriorShape } from '#domain/quality/dispersion'
import { selectDiscoveries } from '#domain/quality/false-discovery'
import { defaultQualityPolicy as policy } from '#domain/quality/policy'
import { temporalCv2 } from '#domain/quality/weekly-variation'
import { judgeWindows, type WindowDays, type WindowEvidence } from '#domain/quality/window'
import type { SimulatedSeller } from '#tests/domain/quality/simulated-market'

const weeksOf = { 30: 4, 90: 13, 365: 52 } as const satisfies Record<WindowDays, number>
const windows = [30, 90, 365] as const

/** Who is proposed in a run as of the beginning of a week: the whole method, with pure functions. */
export function proposeIn(market: readonly SimulatedSeller[], week: number): string[] {
  const benchmarks = benchmarksOf(market, week)
  const evidence = market.map((seller) => ({
    seller,
    year: countsIn(seller, benchmarks, { from: week - 52, until: week, days: 365 }),
  }))
  const { shape } = fitPriorShape(
    evidence.map(({ year }) => year),
    policy,
  )
  const weeklyCv2 = temporalCv2(
    evidence.map(({ seller }) => weeksIn(seller, benchmarks, { week, days: 365 })),
    policy,
  )
  const spread = { shape, weeklyCv2 }
  const judged = evidence
    .filter(({ year }) => year.observed >= policy.minimumEvents)
    .map(({ seller }) => ({
      id: seller.id,
      ...judgeWindows({ windows: evidenceOf(seller, benchmarks, week), onProbation: false }, spread, policy),
    }))
  const lists = windows.map((days) =>
    selectDiscoveries(
      judged.flatMap(({ id, findings }) =>
        findings
          .filter((finding) => finding.days === days && finding.unmet.length === 0)
          .map(({ certainty }) => ({ id, certainty })),
      ),
      policy,
    ),
  )
  return [...new Set(lists.flatMap(({ ids }) => ids))]
}

type Means = Map<string, number[]>

function benchmarksOf(market: readonly SimulatedSeller[], week: number): Means {
  const cells = [1, 2, 3, 4, 5, 6, 7, 8].map((cell) => {
    const own = market.filter((seller) => seller.cell === cell)
    const sums = windows.flatMap((days) => {
      const from = week - weeksOf[days]
      const units = (k: (seller: SimulatedSeller) => number[], n: (seller: SimulatedSeller) => number[]) =>
        sumUnits(
          own.map((seller) => ({ events: sum(k(seller), from, week), feedback: sum(n(seller), from, week) })),
          policy,
        )
      return [
        {
          days,
          indicator: 0,
          ...units(
            ({ negatives }) => negatives,
            ({ reviews }) => reviews,
          ),
        },
        {
          days,
          indicator: 1,
          ...units(
            ({ complaints }) => complaints,
            ({ orders }) => orders,
          ),
        },
      ]
    })
    return { mode: 'orders' as const, cell, sums }
  })
  return new Map(
    makeBenchmarks(cells, policy).map(({ days, cell, means }: Benchmark) => [`${days} ${cell}`, means]),
  )
}

function evidenceOf(seller: SimulatedSeller, means: Means, week: number): WindowEvidence[] {
  return windows.map((days) => {
    const from = week - weeksOf[days]
    const counts = countsIn(seller, means, { from, until: week, days })
    const portal = countsIn({ ...seller, cell: 0 }, means, { from, until: week, days })
    const before = countsIn(seller, means, { from: from - 52, until: from, days: 365 })
    return {
      days,
      ...counts,
      expectedAtPortal: portal.expected,
      feedback: sum(seller.reviews, from, week) + sum(seller.complaints, from, week),
      buyers: counts.observed,
      weeks: weeksIn(seller, means, { week, days }),
      ...(days !== 365 && { before }),
    }
  })
}

function countsIn(
  seller: SimulatedSeller,
  means: Means,
  { from, until, days }: { from: number; until: number; days: WindowDays },
): Counts {
  const [negative = 0, complaint = 0] = means.get(`${days} ${seller.cell}`) ?? []
  return {
    observed: sum(seller.negatives, from, until) + sum(seller.complaints, from, until),
    expected: sum(seller.reviews, from, until) * negative + sum(seller.orders, from, until) * complaint,
  }
}

/** The most recent week first. */
function weeksIn(seller: SimulatedSeller, means: Means, { week, days }: { week: number; days: WindowDays }) {
  return Array.from({ length: weeksOf[days] }, (_, back) =>
    countsIn(seller, means, { from: week - back - 1, until: week - back, days }),
  )
}

function sum(values: readonly number[], from: number, until: number): number {
  let total = 0
  for (let at = Math.max(0, from); at < until; at++) total += values[at] ?? 0
  return total
}
