import type { Language } from '#domain/language'

export type ZoneGroup = { group: 'near' | 'far'; zones: { value: string; label: string }[] }

/** Where most of our readers are; whoever is elsewhere finds a clock that goes like theirs. */
const usual = [
  ...['Europe/Kyiv', 'Europe/Warsaw', 'Europe/Berlin', 'Europe/Prague', 'Europe/Vienna', 'Europe/Rome'],
  ...['Europe/Paris', 'Europe/Madrid', 'Europe/Lisbon', 'Europe/London', 'Europe/Dublin', 'Europe/Budapest'],
  ...['Europe/Bucharest', 'Europe/Sofia', 'Europe/Athens', 'Europe/Chisinau', 'Europe/Vilnius'],
  ...['Europe/Riga', 'Europe/Tallinn', 'Europe/Helsinki', 'Europe/Istanbul', 'Europe/Minsk'],
  ...['Europe/Moscow', 'Asia/Tbilisi', 'Asia/Yerevan', 'Asia/Baku', 'Asia/Dubai', 'Asia/Almaty'],
  ...['Asia/Tashkent', 'Asia/Kolkata', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Singapore'],
  ...['Asia/Tokyo', 'Asia/Seoul', 'Australia/Sydney', 'America/Sao_Paulo', 'America/New_York'],
  ...['America/Toronto', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'UTC'],
]
/** Zones whose clocks differ by no more than so many minutes are near. */
const nearMinutes = 120

/**
 * The zones a form offers, named in the reader's language: the marketplace's own and those near it first, the others by
 * how far they are; one that somebody has chosen already is always among them.
 */
export function zoneChoices(
  language: Language,
  { home, own }: { home: string; own: string },
  now: Date,
): ZoneGroup[] {
  const here = minutesOf(offsetOf(home, now))
  const zones = [...new Set([own, home, ...usual])].map((zone) => {
    const offset = offsetOf(zone, now)
    return { value: zone, label: labelOf(zone, offset, language), away: Math.abs(minutesOf(offset) - here) }
  })
  const isOurs = (zone: string) => zone === own || zone === home
  const groupOf = ({ value, away }: { value: string; away: number }) =>
    isOurs(value) || away <= nearMinutes ? 'near' : 'far'
  zones.sort((a, b) => Number(isOurs(b.value)) - Number(isOurs(a.value)) || a.away - b.away)
  return (['near', 'far'] as const).map((group) => ({
    group,
    zones: zones.filter((zone) => groupOf(zone) === group).map(({ value, label }) => ({ value, label })),
  }))
}

function labelOf(zone: string, offset: string, language: Language): string {
  // In Ukrainian the name begins with the word for time.
  return `${nameOf(zone, 'shortGeneric', language, new Date(0)).replace(/^час: /, '')} · ${offset}`
}

/** As in `GMT+02:00`. */
function offsetOf(zone: string, now: Date): string {
  return nameOf(zone, 'longOffset', 'en', now)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes a hundred times as long as using it. */
function nameOf(
  zone: string,
  timeZoneName: 'shortGeneric' | 'longOffset',
  language: string,
  at: Date,
): string {
  const key = `${zone} ${timeZoneName} ${language}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName })
  formats.set(key, format)
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** Minutes east of Greenwich of a name such as `GMT+05:30`. */
function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(offset) ?? []
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -size : size
}
