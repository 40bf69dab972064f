import { annualMean, type CellSums, seasonOf, windowMean } from '#domain/quality/benchmark'
import { indicators, type Mode } from '#domain/quality/indicator'
import type { QualityPolicy } from '#domain/quality/policy'
import type { WindowDays } from '#domain/quality/window'

/** A cell's weighted sums; `indicator` is its place among the indicators. */
export type CellSumsOf = {
  mode: Mode
  cell: number
  sums: (CellSums & { days: WindowDays; indicator: number })[]
}

/** Mean shares by indicator's place of a cell in a window; cell 0 is all sellers of the mode. */
export type Benchmark = { mode: Mode; days: WindowDays; cell: number; means: number[] }

const wholeMode = 0
const none: CellSums = { events: 0, weight: 0 }

/**
 * What comparable sellers have, for every window. Only the core indicators have a season; the others stand on the
 * year's mean in every window.
 */
export function makeBenchmarks(cells: readonly CellSumsOf[], policy: QualityPolicy): Benchmark[] {
  return (['orders', 'reviews'] as const).flatMap((mode) => {
    const own = cells.filter((cell) => cell.mode === mode)
    return own.length === 0 ? [] : benchmarksOf(mode, own, policy)
  })
}

function benchmarksOf(mode: Mode, cells: CellSumsOf[], policy: QualityPolicy): Benchmark[] {
  const ids = [wholeMode, ...cells.map(({ cell }) => cell)]
  const byWindow = ([30, 90, 365] as const).map((days) => ({
    days,
    columns: indicators.map((_, indicator) => meansOf(cells, { indicator, days }, policy)),
  }))
  return byWindow.flatMap(({ days, columns }) =>
    ids.map((cell, index) => ({ mode, days, cell, means: columns.map((column) => column[index] ?? 0) })),
  )
}

/** One indicator's mean over the whole mode, then of each cell, in a window. */
function meansOf(
  cells: CellSumsOf[],
  { indicator, days }: { indicator: number; days: WindowDays },
  policy: QualityPolicy,
): number[] {
  const annual = cells.map((cell) => sumsIn(cell, indicator, 365) ?? none)
  const mode = addUp(annual)
  if (mode.weight === 0) return [0, ...cells.map(() => 0)]
  const modeMean = annualMean(mode, mode, policy)
  const annualMeans = annual.map((cell) => annualMean(cell, mode, policy))
  const inWindow = cells.map((cell) => sumsIn(cell, indicator, days))
  if (days === 365 || inWindow.every((sums) => sums === undefined)) return [modeMean, ...annualMeans]

  const recent = inWindow.map((sums, index) => ({
    ...(sums ?? none),
    annualMean: annualMeans[index] ?? modeMean,
  }))
  const season = seasonOf(recent)
  const whole = { ...addUp(recent), annualMean: modeMean }
  return [whole, ...recent].map((cell) => windowMean(cell, season, policy))
}

function sumsIn({ sums }: CellSumsOf, indicator: number, days: WindowDays): CellSums | undefined {
  return sums.find((sum) => sum.indicator === indicator && sum.days === days)
}

function addUp(cells: readonly CellSums[]): CellSums {
  return cells.reduce<CellSums>(
    (sum, { events, weight }) => ({ events: sum.events + events, weight: sum.weight + weight }),
    none,
  )
}
