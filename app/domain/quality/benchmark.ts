import type { QualityPolicy } from '#domain/quality/policy'

/** One seller's part of a cell (category × price band × mode): events among `feedback` pieces of feedback. */
export type Unit = { events: number; feedback: number }

/** Weighted sums over units: `events / weight` is a mean share of events. Kept per cell and, summed, per mode. */
export type CellSums = { events: number; weight: number }

/** A cell's sums over a window of 30 or 90 days, beside its annual mean. */
export type WindowCell = CellSums & { annualMean: number }

/** How much a unit weighs: its feedback, discounted because the reviews of one seller resemble each other. */
function unitWeight(feedback: number, policy: QualityPolicy): number {
  return feedback > 0 ? feedback / (1 + policy.reviewCorrelation * (feedback - 1)) : 0
}

/** The weighted sums of one cell; units without feedback count for nothing. */
export function sumUnits(units: readonly Unit[], policy: QualityPolicy): CellSums {
  const sums = { events: 0, weight: 0 }
  for (const { events, feedback } of units) {
    if (feedback <= 0) continue
    const weight = unitWeight(feedback, policy)
    sums.events += (weight * events) / feedback
    sums.weight += weight
  }
  return sums
}

/**
 * R4.2: the share of events (0–1) a cell's sellers have in a year, pulled towards the mean of all cells of its mode.
 *
 * A small cell slides smoothly to that mean, so that no minimum size has to be chosen.
 */
export function annualMean(cell: CellSums, mode: CellSums, policy: QualityPolicy): number {
  const modeMean = mode.weight > 0 ? mode.events / mode.weight : 0
  return shrunkMean(cell, modeMean, policy.cellPriorWeight)
}

/** How the window's share of events compares to the year's, over all cells of a mode; 1 without data. */
export function seasonOf(cells: readonly WindowCell[]): number {
  let events = 0
  let usual = 0
  for (const cell of cells) {
    events += cell.events
    usual += cell.weight * cell.annualMean
  }
  return usual > 0 ? events / usual : 1
}

/** R4.2: the share of events (0–1) in a cell over a window, pulled towards its annual mean in this season. */
export function windowMean(cell: WindowCell, season: number, policy: QualityPolicy): number {
  return shrunkMean(cell, cell.annualMean * season, policy.windowPriorWeight)
}

/** Kept away from 0 and 1, where ratios to it would be meaningless. */
function shrunkMean({ events, weight }: CellSums, prior: number, priorWeight: number): number {
  const total = weight + priorWeight
  const mean = total > 0 ? (events + priorWeight * prior) / total : prior
  return Math.min(0.9, Math.max(1e-5, mean))
}
