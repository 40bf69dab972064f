import type { Day } from '#domain/day'
import type { Language } from '#domain/language'

/** A day as people write it. */
export function dayInWords(day: Day, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  // The abbreviated "year" of Ukrainian and Russian would end a sentence with two full stops.
  return format
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/ р\.$/, ' року')
    .replace(/ г\.$/, ' года')
}
