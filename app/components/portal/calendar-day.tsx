import { useIntl } from 'react-intl'
import type { Day } from '#domain/day'

/** A calendar day, whatever zone the reader is in. */
export function CalendarDay({ day }: { day: Day }) {
  const intl = useIntl()
  return (
    <time dateTime={day}>{intl.formatDate(`${day}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' })}</time>
  )
}
