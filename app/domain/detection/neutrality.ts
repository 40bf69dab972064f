/** Over how many days neutrality is measured. */
export const neutralityWindows = [7, 30, 90] as const

/** By what reviews are told apart. */
export const neutralityDimensions = ['stars', 'tier', 'language'] as const
export type NeutralityDimension = (typeof neutralityDimensions)[number]

/** What became of the reviews of one kind. Delays are hours from arrival to publication; null where none was published. */
export type NeutralityGroup = {
  dimension: NeutralityDimension
  /** Stars, grade or language; `none` where there is none. */
  value: string
  reviews: number
  /** Those decided, by screening or by a person. */
  settled: number
  published: number
  /** Of these, within a day of arrival. */
  publishedInTime: number
  medianHours: number | null
  p90Hours: number | null
  /** How many were rejected or returned, by reason. */
  reasons: Record<string, number>
}

/** Decided reviews alike in all that may rightly make a difference, of few stars (1–2) and of many (4–5). */
export type NeutralityStratum = {
  hasProof: boolean
  /** What screening found: nothing, something about the words themselves, or about whether it is genuine. */
  found: 'nothing' | 'content' | 'authenticity'
  low: Counted
  high: Counted
}
type Counted = { settled: number; published: number; publishedInTime: number }

export const neutralityMeasures = ['published', 'publishedInTime'] as const
export type NeutralityMeasure = (typeof neutralityMeasures)[number]

/** Few stars beside many, like with like. `difference` is the share (0–1) of few stars minus that of many. */
export type NeutralityComparison = {
  measure: NeutralityMeasure
  lowSettled: number
  highSettled: number
  /** Without any control; null where one side is empty. */
  plainDifference: number | null
  /** Weighted over the strata after Mantel and Haenszel; null where no stratum has both sides. */
  difference: number | null
  /** How many standard deviations the publications of few stars lie from what chance explains. */
  deviations: number
  isAlarming: boolean
}

/**
 * From which difference on an alarm is raised: five reviews in a hundred treated otherwise are visible to sellers and
 * authors; smaller gaps of real markets come and go with what is written about.
 */
export const neutralityMargin = 0.05
/** Decided reviews each side needs. With fewer, a difference of the margin cannot be told from chance. */
export const neutralityFewest = 100
/**
 * Standard deviations from which a difference is no chance: one in a thousand, two-sided, because six comparisons are
 * made every day.
 */
export const neutralityDeviations = 3.29

/** Compares few stars with many within strata that are alike, and says whether that has to be looked into. */
export function compareStars(
  strata: readonly NeutralityStratum[],
  measure: NeutralityMeasure,
): NeutralityComparison {
  const lowSettled = sum(strata.map(({ low }) => low.settled))
  const highSettled = sum(strata.map(({ high }) => high.settled))
  const difference = weightedDifference(strata, measure)
  const deviations = deviationsFromChance(strata, measure)
  const isAlarming =
    Math.min(lowSettled, highSettled) >= neutralityFewest &&
    Math.abs(difference ?? 0) > neutralityMargin &&
    Math.abs(deviations) > neutralityDeviations
  const plainDifference =
    lowSettled > 0 && highSettled > 0
      ? sum(strata.map(({ low }) => low[measure])) / lowSettled -
        sum(strata.map(({ high }) => high[measure])) / highSettled
      : null
  return { measure, lowSettled, highSettled, plainDifference, difference, deviations, isAlarming }
}

/** The Mantel–Haenszel difference of shares: every stratum weighs as much as its smaller side lets it. */
function weightedDifference(strata: readonly NeutralityStratum[], measure: NeutralityMeasure): number | null {
  const both = strata.filter(({ low, high }) => low.settled > 0 && high.settled > 0)
  const weights = both.map(({ low, high }) => (low.settled * high.settled) / (low.settled + high.settled))
  const total = sum(weights)
  if (total === 0) return null
  const weighted = both.map(
    ({ low, high }, at) => (weights[at] ?? 0) * (low[measure] / low.settled - high[measure] / high.settled),
  )
  return sum(weighted) / total
}

/** The Cochran–Mantel–Haenszel statistic, signed, in standard deviations; 0 where there is nothing to compare. */
function deviationsFromChance(strata: readonly NeutralityStratum[], measure: NeutralityMeasure): number {
  let surplus = 0
  let variance = 0
  for (const { low, high } of strata) {
    const all = low.settled + high.settled
    if (all < 2) continue
    const hits = low[measure] + high[measure]
    surplus += low[measure] - (low.settled * hits) / all
    variance += (low.settled * high.settled * hits * (all - hits)) / (all * all * (all - 1))
  }
  return variance > 0 ? surplus / Math.sqrt(variance) : 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** What was counted of the reviews screened in a window. */
export type NeutralityCounts = { groups: NeutralityGroup[]; strata: NeutralityStratum[] }

/** What is kept of a window and shown. */
export type NeutralityWindow = {
  days: (typeof neutralityWindows)[number]
  groups: NeutralityGroup[]
  strata: NeutralityStratum[]
  comparisons: NeutralityComparison[]
}

/** A window with its comparisons. */
export function judgeWindow(days: NeutralityWindow['days'], counts: NeutralityCounts): NeutralityWindow {
  return {
    days,
    ...counts,
    comparisons: neutralityMeasures.map((measure) => compareStars(counts.strata, measure)),
  }
}
