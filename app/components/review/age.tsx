import { useIntl } from 'react-intl'
import { useNow } from '#app/components/now.tsx'

const minuteMs = 60_000
const units = [
  ['year', 525_600],
  ['month', 43_800],
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const

/** How long ago, or how soon; the very instant on hovering and for machines. */
export function Age({ at }: { at: string }) {
  const intl = useIntl()
  const now = useNow(30_000)
  const minutes = (new Date(at).getTime() - now) / minuteMs
  const [unit, size] = units.find(([, length]) => Math.abs(minutes) >= length) ?? (['minute', 1] as const)
  return (
    <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}>
      {intl.formatRelativeTime(Math.trunc(minutes / size), unit, { numeric: 'auto', style: 'short' })}
    </time>
  )
}

/** A day and a time in the marketplace's zone. */
export function Instant({ at }: { at: string }) {
  const intl = useIntl()
  return <time dateTime={at}>{intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
}

/** The last day before an end: what ends at midnight is said with the day that is still in it. */
export function LastDayBefore({ end }: { end: string }) {
  return <DayOf at={new Date(new Date(end).getTime() - 1).toISOString()} />
}

/** A day alone. */
export function DayOf({ at }: { at: string }) {
  const intl = useIntl()
  return <time dateTime={at}>{intl.formatDate(at, { dateStyle: 'medium' })}</time>
}
