import type { RecheckCheck } from '#domain/quality/recheck'

/**
 * How one condition of return stands. `pending` waits for an open question, `not_measurable` says that the seller
 * could not have met it (B49).
 */
export type ConditionState = 'met' | 'unmet' | 'pending' | 'not_measurable'

/** One condition of return (R4.9), with its figures and the things it is about. */
export type Condition = {
  check: RecheckCheck
  state: ConditionState
  /** In the check's own unit: reviews, buyers, points, probability. */
  have: number
  need: number
  items: string[]
}
