import { contentReasons } from '#domain/reasons/content'
import { processReasons } from '#domain/reasons/process'
import type { Reason as CataloguedReason } from '#domain/reasons/reason'
import type { DecisionAction } from '#domain/review'

export type Reason = CataloguedReason

/** Every reason there is, in the order a page offers them. */
export const reasons: readonly Reason[] = [...contentReasons, ...processReasons]

/** The codes of the reasons that say that a review is not genuine. */
export const fakeReasonCodes: readonly string[] = reasons
  .filter(({ saysFake }) => saysFake)
  .map(({ code }) => code)

export function findReason(code: string): Reason | undefined {
  return reasons.find((reason) => reason.code === code)
}

/** The reasons that may be given for an action, in the order a page offers them. */
export function reasonsFor(action: DecisionAction): Reason[] {
  return reasons.filter((reason) => reason.actions.includes(action))
}

/** The reasons that say a review is not genuine. */
export const fakeReasons: readonly string[] = reasons
  .filter(({ saysFake }) => saysFake)
  .map(({ code }) => code)

/** Whether an action cannot be taken without a reason. Only publishing as sent needs none. */
export function needsReason(action: DecisionAction): boolean {
  return action !== 'publish'
}

/** Whether an action has to be explained in words: to the author what to mend (V10), to a senior what is asked (V12). */
export function needsNote(action: DecisionAction): boolean {
  return action === 'return' || action === 'escalate'
}
