import { z } from 'zod'

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/
const [firstYear, lastYear] = [1970, 2100]
const message = `must be an RFC 3339 instant such as "2026-03-29T10:00:00Z", ${firstYear} to ${lastYear}`

/** An instant as a text in UTC to the millisecond, whatever offset it was sent with. */
export const instant = z
  .string()
  .refine((value) => parseInstant(value) !== undefined, message)
  .overwrite((value) => parseInstant(value)?.toISOString() ?? value)
  .meta({ format: 'date-time' })

/** The instant a text names; undefined where it names none, as 30 February does not. */
export function parseInstant(value: string): Date | undefined {
  const [, year, month, day] = (rfc3339.exec(value) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  // JavaScript would take 30 February for 2 March.
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const parsed = new Date(value.toUpperCase())
  const inRange = parsed.getUTCFullYear() >= firstYear && parsed.getUTCFullYear() <= lastYear
  return inRange ? parsed : undefined
}
