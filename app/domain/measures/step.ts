/** What can be done about a seller short of excluding them, from the mildest to the hardest (B52). */
export const measureSteps = ['warning', 'coaching', 'rank_limit', 'partial_exclusion'] as const
export type MeasureStep = (typeof measureSteps)[number]

/** The whole ladder. Its last two steps are taken by an exclusion's own case, never by a measure. */
export const ladder = [...measureSteps, 'exclusion', 'termination'] as const
export type LadderStep = (typeof ladder)[number]
