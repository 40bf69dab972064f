import { FormattedMessage, useIntl } from 'react-intl'
import { useNow } from '#app/components/now.tsx'
import classes from '#app/components/quality/quality.module.css'

const hourMs = 3_600_000

/** An instant in the marketplace's zone, and how much time is left until it, or how long it has passed. */
export function TimeLeft({ at }: { at: string }) {
  const intl = useIntl()
  const leftMs = new Date(at).getTime() - useNow(60_000)
  const hours = Math.floor(Math.abs(leftMs) / hourMs)
  const look = leftMs < 0 ? 'over' : 'left'
  return (
    <span className={leftMs < 0 ? classes.late : undefined}>
      <time dateTime={at}>{intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
      {', '}
      <FormattedMessage id={`time.${look}`} values={{ days: Math.floor(hours / 24), hours: hours % 24 }} />
    </span>
  )
}
