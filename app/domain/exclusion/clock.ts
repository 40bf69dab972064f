import { addDays, type Day, dayOf, startOfDay } from '#domain/day'
import { firstRecheckDay } from '#domain/quality/recheck'

/** R4.8: days until the next re-check after a refusal, where nobody says otherwise, and what may be said. */
export const extensionDays = { usual: 14, least: 7, most: 30 } as const
/** A case may stand still this long for illness or force majeure (E17). */
export const longestPauseDays = 30
/** E7: how long an immediate stop stands before another person must have looked at it. */
export const stopReviewMs = 72 * 3_600_000

/** E6: how long the marketplace may take to confirm a notice before people up the line hear of it. */
export const confirmationMs = 24 * 3_600_000

/** What begins when an exclusion takes effect: its first day, and the instant before which nobody re-checks it. */
export function startExclusion(effectiveAt: Date, zone: string): { dayZero: Day; recheckNotBefore: Date } {
  const dayZero = dayOf(effectiveAt, zone)
  return { dayZero, recheckNotBefore: startOfDay(addDays(dayZero, firstRecheckDay), zone) }
}

/** When a refused seller is looked at again, `days` calendar days after the decision. */
export function nextRecheck(decidedAt: Date, days: number, zone: string): { day: Day; at: Date } {
  const day = addDays(dayOf(decidedAt, zone), days)
  return { day, at: startOfDay(day, zone) }
}

/** When a re-check may really begin: not while the case stands still. */
export function recheckDueAt({
  nextRecheckAt,
  pausedUntil,
}: {
  nextRecheckAt: Date
  pausedUntil: Date | null
}): Date {
  return pausedUntil && pausedUntil > nextRecheckAt ? pausedUntil : nextRecheckAt
}

/** R4.10a: the last day on which a letter is in time, which is the day of the re-check. */
export function lastLetterDay(nextRecheckAt: Date, zone: string): Day {
  return dayOf(nextRecheckAt, zone)
}

/** The start of the day so many calendar days after an instant's. */
export function startOfDayAfter(instant: Date, days: number, zone: string): Date {
  return startOfDay(addDays(dayOf(instant, zone), days), zone)
}
