import { addDays, atMinute, dayOf, minuteOf } from '#domain/day'

/** When somebody is left in peace, and when their digest comes; minutes from midnight in their zone. */
export type MailHours = {
  zone: string
  quietFrom: number | null
  quietUntil: number | null
  digestAt: number
}

export const defaultDigestAt = 8 * 60

/**
 * When the mail of something that has happened is due: at once or with the next digest, but never in the quiet hours,
 * after which it comes. Hours are those on the clock of the person's zone, whatever the clocks do between.
 */
export function mailDueAt(wish: 'now' | 'digest', hours: MailHours, happenedAt: Date): Date {
  const at = wish === 'now' ? happenedAt : nextAt(hours.digestAt, hours.zone, happenedAt)
  return afterQuiet(hours, at)
}

function afterQuiet({ zone, quietFrom, quietUntil }: MailHours, at: Date): Date {
  if (quietFrom === null || quietUntil === null) return at
  const minute = minuteOf(at, zone)
  const isQuiet =
    quietFrom < quietUntil
      ? minute >= quietFrom && minute < quietUntil
      : minute >= quietFrom || minute < quietUntil
  return isQuiet ? nextAt(quietUntil, zone, at) : at
}

/** The next time the clock in a zone shows this minute of the day, after `from`. */
function nextAt(minute: number, zone: string, from: Date): Date {
  const today = dayOf(from, zone)
  const at = atMinute(today, minute, zone)
  return at > from ? at : atMinute(addDays(today, 1), minute, zone)
}
