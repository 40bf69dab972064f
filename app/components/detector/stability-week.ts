import type { Stability } from '#domain/detection/drift'

/** How a week's findings moved against the weeks before; the score comes first, and nothing where there is too little. */
export type StabilityWeek = { week: string; screened: number; stability: Stability[] }
