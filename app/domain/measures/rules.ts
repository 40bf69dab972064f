import type { MeasureStep } from '#domain/measures/step'

/** How long a step takes effect, and how long it counts as a strike, in calendar days. */
export type MeasureRule = { least: number; usual: number; most: number; strikeDays: number }

export const measureRules = {
  warning: { least: 30, usual: 180, most: 180, strikeDays: 180 },
  coaching: { least: 3, usual: 14, most: 60, strikeDays: 180 },
  rank_limit: { least: 1, usual: 30, most: 90, strikeDays: 270 },
  partial_exclusion: { least: 1, usual: 14, most: 90, strikeDays: 365 },
} as const satisfies Record<MeasureStep, MeasureRule>

/** What a rank may be multiplied by: a limit is felt, and never hides a seller altogether. */
export const rankFactor = { least: 0.1, usual: 0.5, most: 0.9 } as const
export const mostLimitedCategories = 20
