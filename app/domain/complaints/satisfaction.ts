import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'

/** How a side found the way its complaint was handled: from very badly to very well. */
export const satisfactionScores = [1, 2, 3, 4, 5] as const
export type SatisfactionScore = (typeof satisfactionScores)[number]

/** Answers of so many days, and at most so many of them, make the figures. */
export const satisfactionDays = 90
export const mostSatisfactions = 2000

/** How one side of all complaints found it. */
export type SatisfactionFigures = {
  side: ComplaintSide
  answers: number
  mean: number
  /** Of four and five, 0–1. */
  satisfiedShare: number
}

/** Ends at which both sides can say how it went. Who withdrew, or goes on in another complaint, is not asked. */
const asked: readonly ComplaintState[] = [
  'closed',
  'out_of_scope',
  'invalid',
  'not_proven',
  'verified_fake',
  'verified_extortion',
  'content_removed',
]

/**
 * Whether a side is asked: once the complaint is over, and the side it is about only where it was heard. Answering is
 * free, and no decision ever looks at it.
 */
export function isAskedHowItWent(state: ComplaintState, isHeard: boolean): boolean {
  return asked.includes(state) && isHeard
}
