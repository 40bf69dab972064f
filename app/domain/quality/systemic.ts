import type { Counts } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'
import { certaintyOfWorse, type Spread, type WindowCounts } from '#domain/quality/posterior'

/** A window's counts and its 7-day buckets, the most recent first; the oldest may be shorter. */
export type WeeklyCounts = WindowCounts & { weeks: readonly Counts[] }

export type SystemicFinding = {
  isSystemic: boolean
  /** How many weeks saw any event. */
  weeksWithEvents: number
  /** Index of the week left out; undefined where there are no weeks. */
  worstWeek: number | undefined
  /** The probability (0–1) of being worse that remains without it. */
  certainty: number
}

/**
 * R4.3 "systematic": events lie in several weeks, and the conclusion survives without the worst one.
 *
 * It keeps a burst – a bombing, a lost parcel van – from condemning a good seller.
 */
export function judgeSystemic(window: WeeklyCounts, spread: Spread, policy: QualityPolicy): SystemicFinding {
  const weeksWithEvents = window.weeks.filter((week) => week.observed > 0).length
  const worstWeek = findWorstWeek(window.weeks, policy.margin)
  const certainty = certaintyOfWorse(without(window, worstWeek), spread, policy)
  const isSystemic =
    weeksWithEvents >= policy.minimumEventWeeks && certainty >= policy.certaintyWithoutWorstWeek
  return { isSystemic, weeksWithEvents, worstWeek, certainty }
}

/** The week furthest above the margin; the most recent of equals. */
function findWorstWeek(weeks: readonly Counts[], margin: number): number | undefined {
  let worst: number | undefined
  let most = -Infinity
  for (const [index, { observed, expected }] of weeks.entries()) {
    const excess = observed - margin * expected
    if (excess <= most) continue
    worst = index
    most = excess
  }
  return worst
}

function without(window: WeeklyCounts, index: number | undefined): WindowCounts {
  const week = index === undefined ? undefined : window.weeks[index]
  if (!week) return window
  return {
    observed: window.observed - week.observed,
    expected: Math.max(0, window.expected - week.expected),
    days: window.days - 7,
  }
}
