import { useIntl } from 'react-intl'
import classes from '#app/components/review/review.module.css'

/** A rating of 1–5, drawn and said. */
export function Stars({ rating }: { rating: number }) {
  const intl = useIntl()
  return (
    <span
      className={classes.stars}
      role="img"
      aria-label={intl.formatMessage({ id: 'review.rating' }, { rating })}
    >
      <span aria-hidden>
        {'★'.repeat(rating)}
        {'☆'.repeat(5 - rating)}
      </span>
    </span>
  )
}
