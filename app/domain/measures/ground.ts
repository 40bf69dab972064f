/**
 * Why a measure may be imposed: what a seller did or left undone. How many stars somebody gave is none of them
 * (R0.1), and what a seller pays is not known here (B53).
 */
export const measureGrounds = [
  'service_quality',
  'unanswered_feedback',
  'late_or_cancelled_orders',
  'incomplete_listing',
  'wrong_description',
  'missing_documents',
  'fake_orders',
  'manipulated_reviews',
  'pressure_on_buyers',
  'contact_exchange',
  'information_leak',
  'other_rule',
] as const
export type MeasureGround = (typeof measureGrounds)[number]

/** Why a measure may be taken back, and whether its strike goes with it (B29). */
export const liftGrounds = {
  mistake: { removesStrike: true },
  new_facts: { removesStrike: true },
  appeal_upheld: { removesStrike: true },
  appeal_partly_right: { removesStrike: false },
  goodwill: { removesStrike: true },
  improved: { removesStrike: false },
} as const satisfies Record<string, { removesStrike: boolean }>
export type LiftGround = keyof typeof liftGrounds
export const liftGroundNames = Object.keys(liftGrounds) as LiftGround[] // the keys of the table above
