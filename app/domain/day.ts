import { Temporal } from 'temporal-polyfill'

/** A calendar day in the marketplace's zone, as `YYYY-MM-DD`. */
export type Day = string

/** The calendar day on which an instant falls in an IANA zone. */
export function dayOf(instant: Date, zone: string): Day {
  return toZoned(instant, zone).toPlainDate().toString()
}

/** The first instant of a day in a zone: 00:00, or the hour after it where the clocks skip midnight. */
export function startOfDay(day: Day, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
}

/** The day so many days later, or earlier where `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whole calendar days from one day to a later one; negative where it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** The Monday of a day's week. */
export function weekOf(day: Day): Day {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/** The same time of day so many calendar days later in a zone, whatever the clocks do between. */
export function addCalendarDays(instant: Date, days: number, zone: string): Date {
  return new Date(toZoned(instant, zone).add({ days }).epochMilliseconds)
}

function toZoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}

/** The instant at which the clock in a zone shows so many minutes after midnight; where it is skipped, the one after. */
export function atMinute(day: Day, minute: number, zone: string): Date {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds,
  )
}

/** How many minutes after midnight the clock in a zone shows. */
export function minuteOf(instant: Date, zone: string): number {
  const { hour, minute } = toZoned(instant, zone)
  return hour * 60 + minute
}

/** Whether there is such a time zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
