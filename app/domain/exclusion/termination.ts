import { addDays, type Day, dayOf, startOfDay } from '#domain/day'
import { ok, type Result, refuse } from '#domain/result'

/** P2B Art. 4(4): grounds on which a termination need not wait thirty days. */
export const terminationExceptions = ['legal_duty', 'imperative_reason', 'repeated_infringement'] as const
export type TerminationException = (typeof terminationExceptions)[number]

/** P2B Art. 4(2): between the notice and the effect of a termination. */
export const terminationNoticeMs = 30 * 24 * 3_600_000

/** The first day at whose start thirty whole days have passed since `now`. */
export function earliestTermination(now: Date, zone: string): Day {
  const due = new Date(now.getTime() + terminationNoticeMs)
  const day = dayOf(due, zone)
  return startOfDay(day, zone) >= due ? day : addDays(day, 1)
}

export type TerminationRefusal = { reason: 'termination_too_soon'; earliest: Day }

/** The first day without service that was asked for or is the earliest, or why it cannot be that one. */
export function checkTermination(
  {
    terminatesOn,
    exception,
  }: { terminatesOn?: Day | undefined; exception?: TerminationException | undefined },
  { now, zone }: { now: Date; zone: string },
): Result<Day, TerminationRefusal> {
  const earliest = exception ? addDays(dayOf(now, zone), 1) : earliestTermination(now, zone)
  const day = terminatesOn ?? earliest
  return day < earliest ? refuse({ reason: 'termination_too_soon', earliest }) : ok(day)
}
