import { z } from 'zod'

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/
const [firstYear, lastYear] = [1970, 2100]
const message = `must be an RFC 3339 instant such as "2026-03-29T10:00:00Z", ${firstYear} to ${lastYear}`

/** An instant as a text in UTC to the millisecond, whatever offset it was sent with. */
export const instant = z
  .string()
  .check((sent) => {
    const at = parseInstant(sent.value)
    if (at) sent.value = at.toISOString()
    else sent.issues.push({ code: 'custom', message, input: sent.value })
  })
  .meta({ format: 'date-time' })

/** The instant a text names; undefined where it names none, as 30 February does not. */
function parseInstant(value: string): Date | undefined {
  if (!rfc3339.test(value)) return undefined
  const [year, month, day] = [
    Number(value.slice(0, 4)),
    Number(value.slice(5, 7)),
    Number(value.slice(8, 10)),
  ]
  if (year < firstYear || year > lastYear) return undefined
  // JavaScript would take 30 February for 2 March.
  if (day > 28 && day > daysIn(year, month)) return undefined
  const parsed = new Date(value)
  return Number.isNaN(parsed.getTime()) ? undefined : parsed
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
