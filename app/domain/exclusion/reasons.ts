import { exclusionGrounds } from '#domain/exclusion/reasons/grounds'
import {
  type ExclusionAction,
  type ExclusionReason,
  type RefusalReasonCode,
  refusalReasonCodes,
} from '#domain/exclusion/reasons/reason'
import { refusalReasons } from '#domain/exclusion/reasons/refusals'
import type { RecheckCheck } from '#domain/quality/recheck'

/** Every reason there is, in the order a page offers them. */
export const exclusionReasons: readonly ExclusionReason[] = [...exclusionGrounds, ...refusalReasons]

/** The reasons that may be given for an action, in the order a page offers them. */
export function exclusionReasonsFor(action: ExclusionAction): ExclusionReason[] {
  return exclusionReasons.filter((reason) => reason.actions.includes(action))
}

export function findExclusionReason(code: string): ExclusionReason | undefined {
  return exclusionReasons.find((reason) => reason.code === code)
}

export function isRefusalReason(code: string): code is RefusalReasonCode {
  return (refusalReasonCodes as readonly string[]).includes(code)
}

/** The reason of refusal that a failed condition is (R4.9 to R4.10). */
export const reasonOfCheck = {
  letter: 'no_constructive_letter',
  negatives_handled: 'negatives_not_handled',
  no_excess_events: 'new_negatives',
  no_fakes: 'fictitious_positives',
  new_positives: 'rating_not_improved',
  rating_rose: 'rating_not_improved',
} as const satisfies Record<RecheckCheck, RefusalReasonCode>
