import { FormattedMessage } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import { useNow } from '#app/components/now.tsx'
import { Age } from '#app/components/review/age.tsx'

const soonMs = 4 * 3_600_000

/** When something is due, its urgency in words and in colour. */
export function Due({ at }: { at: string }) {
  const leftMs = new Date(at).getTime() - useNow(30_000)
  const look = leftMs < 0 ? 'overdue' : leftMs < soonMs ? 'soon' : 'calm'
  return (
    <span className={classes[look]}>
      <FormattedMessage id={`due.${look}`} values={{ age: <Age at={at} /> }} />
    </span>
  )
}
