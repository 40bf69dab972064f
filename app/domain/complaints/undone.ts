import type { AppealEffect } from '#domain/appeals/outcome'

/**
 * What a decision about a complaint had done that an appeal took back, as the marketplace and both sides are told it.
 */
export const undoings = ['review', 'strike', 'compensation', 'priority', 'remedy', 'paid', 'done'] as const
export type UndoingOfComplaint = (typeof undoings)[number]

type Facts = Record<string, string | number | boolean | null>

/** The facts of a reopening: what had been said of the buyer and of the review no longer holds. */
export function factsUndone(effects: readonly AppealEffect[]): Facts {
  return {
    ...(effects.includes('strike_removed') && { buyerStrike: false }),
    ...(effects.includes('published_again') && { reviewStands: true }),
    ...(effects.includes('compensation_withdrawn') && { compensation: false }),
    ...(effects.includes('priority_withdrawn') && { dispatchPriority: false }),
    ...(effects.includes('remedy_ended') && { remedyOwed: false }),
    ...(effects.includes('remedy_paid_back') && { remedyPaidBack: true }),
    ...(effects.includes('remedy_stays_done') && { remedyStaysDone: true }),
  }
}

/** What the facts of a reopening say was undone, and what could not be. */
export function undoneBy(facts: Readonly<Facts>): UndoingOfComplaint[] {
  const isUndone = {
    review: facts.reviewStands === true,
    strike: facts.buyerStrike === false,
    compensation: facts.compensation === false,
    priority: facts.dispatchPriority === false,
    remedy: facts.remedyOwed === false,
    paid: facts.remedyPaidBack === true,
    done: facts.remedyStaysDone === true,
  }
  return undoings.filter((undoing) => isUndone[undoing])
}
