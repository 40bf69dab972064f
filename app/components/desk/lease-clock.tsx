import { FormattedMessage } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import { useNow } from '#app/components/now.tsx'

/** How long the item is still this person's alone, counted down by the second. */
export function LeaseClock({ until }: { until: string }) {
  const left = Math.max(0, Math.floor((new Date(until).getTime() - useNow(1000)) / 1000))
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <span className={left < 60 ? classes.overdue : left < 180 ? classes.soon : undefined} data-testid="lease">
      <FormattedMessage id={left > 0 ? 'desk.lease' : 'desk.leaseOver'} values={{ clock }} />
    </span>
  )
}
