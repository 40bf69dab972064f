import { type Day, dayOf, daysBetween } from '#domain/day'

/** When a cycle of an exclusion began to count and when it is looked at again, in the marketplace's calendar. */
export type CycleDays = { dayZero: Day; recheckDay: Day }

/** `none`: it came before the exclusion took effect, so it can be no answer to it. */
export type Timeliness = 'none' | 'on_time' | 'late'

/**
 * R4.10a: a letter is in time up to the end of the day of the re-check; one that comes later belongs to the next
 * cycle. `receivedDay` is the day of the earliest version that stands, so sending a better one costs nothing.
 */
export function timelinessOf(receivedDay: Day, { dayZero, recheckDay }: CycleDays): Timeliness {
  if (daysBetween(dayZero, receivedDay) < 0) return 'none'
  return daysBetween(receivedDay, recheckDay) >= 0 ? 'on_time' : 'late'
}

/** R4.7: a letter is answered within so many days of its receipt, whatever became of the re-check. */
export const replyDays = 14
/** L9: who hears that no reply has gone out, and how many days after the receipt. */
export const escalations = [
  { to: 'senior', afterDays: 10 },
  { to: 'admin', afterDays: 13 },
] as const
export type EscalatedTo = (typeof escalations)[number]['to']

/** What a case says of its present cycle. `pausedUntil` holds the re-check back while the case stands still. */
export type CaseClock = {
  zone: string
  dayZero: Day | null
  nextRecheckAt: Date | null
  pausedUntil: Date | null
}

/** The days of a case's present cycle; undefined before the exclusion takes effect. */
export function cycleDaysOf({ zone, dayZero, nextRecheckAt, pausedUntil }: CaseClock): CycleDays | undefined {
  if (dayZero === null || nextRecheckAt === null) return undefined
  const recheckAt = pausedUntil && pausedUntil > nextRecheckAt ? pausedUntil : nextRecheckAt
  return { dayZero, recheckDay: dayOf(recheckAt, zone) }
}
