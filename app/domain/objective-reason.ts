/**
 * Why a negative review cannot be solved with its buyer (R4.9a, R4.12). It counts beside a public answer only. Their
 * texts are `objective.<name>` in the catalogue.
 */
export const objectiveReasons = ['too_old', 'buyer_unreachable', 'buyer_refused', 'third_party'] as const
export type ObjectiveReason = (typeof objectiveReasons)[number]
