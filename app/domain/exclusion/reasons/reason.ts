import type { ReasonText } from '#domain/reasons/reason'

export type ExclusionAction = 'exclude' | 'stop' | 'uphold'

/** Why a seller is excluded, or not taken back. */
export type ExclusionReason = {
  code: string
  actions: ExclusionAction[]
  restricts: true
  /** The rule it rests on, as a seller reads it. */
  ground: ReasonText
  text: ReasonText
}

export const refusalReasonCodes = [
  'no_constructive_letter',
  'negatives_not_handled',
  'new_negatives',
  'fictitious_positives',
  'rating_not_improved',
] as const
/** R4.10a–e, in this order. */
export type RefusalReasonCode = (typeof refusalReasonCodes)[number]
