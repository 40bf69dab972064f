import { addCalendarDays } from '#domain/day'
import { ok, type Result, refuse } from '#domain/result'

/** K12: calendar days in which both sides can still add evidence, announced when arbitration opens. */
export const evidenceDays = 3

export function evidenceUntil(openedAt: Date, zone: string): Date {
  return addCalendarDays(openedAt, evidenceDays, zone)
}

/** On what a decision rests. */
export const arbitrationGrounds = ['contract', 'law', 'marketplace_rules', 'evidence'] as const
export type ArbitrationGround = (typeof arbitrationGrounds)[number]

export type Hearing = {
  evidenceUntil: Date
  /** When a side said that it has nothing to add. */
  complainantRestedAt: Date | null
  respondentRestedAt: Date | null
}

/** K12: whether the evidence is sealed: its time is over, or both sides have nothing to add. */
export function isSealed(
  { evidenceUntil, complainantRestedAt, respondentRestedAt }: Hearing,
  now: Date,
): boolean {
  return now >= evidenceUntil || (complainantRestedAt !== null && respondentRestedAt !== null)
}

export const shortestReasons = 30

export type DecisionRefusal = { reason: 'not_heard'; until: Date } | { reason: 'reasons_needed' }

/** K13: a decision comes after both sides could be heard, and says why. */
export function judgeDecision(
  hearing: Hearing,
  reasons: string,
  now: Date,
): Result<undefined, DecisionRefusal> {
  if (!isSealed(hearing, now)) return refuse({ reason: 'not_heard', until: hearing.evidenceUntil })
  return reasons.trim().length < shortestReasons ? refuse({ reason: 'reasons_needed' }) : ok(undefined)
}
