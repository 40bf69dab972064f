import { useIntl } from 'react-intl'

/** A calendar day of the marketplace, the same wherever it is read. */
export function DayText({ day }: { day: string }) {
  const intl = useIntl()
  return (
    <time dateTime={day}>
      {intl.formatDate(`${day}T12:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })}
    </time>
  )
}
