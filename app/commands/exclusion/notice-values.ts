import { addDays, dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import { firstRecheckDay } from '#domain/quality/recheck'
import { dayInWords } from '#domain/statements/day-in-words'

/** The days a notice names, as they are if the effect begins today. */
export function noticeValues(zone: string, now: Date, language: Language): Record<string, string> {
  const recheckDay = dayInWords(addDays(dayOf(now, zone), firstRecheckDay), language)
  return { recheckDay, letterDay: recheckDay }
}
