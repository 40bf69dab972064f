import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { Age } from '#app/components/review/age.tsx'
import classes from '#app/components/review/review.module.css'
import type { SignalChange } from '#domain/detection/rescoring'

/** What judging a published review again came to. Probabilities are 0–1. */
export type RescoredReview = {
  days: number
  before: number | null
  after: number
  changes: SignalChange[]
  judgedAt: string
  /** Whether another detector judged then. */
  isOtherModel: boolean
}

/** Why a published review is before people again: what is known now and was not when it was published. */
export function Rescored({ rescored }: { rescored: RescoredReview }) {
  const { days, before, after, changes, judgedAt, isOtherModel } = rescored
  return (
    <>
      <p>
        <FormattedMessage id="rescored.summary" values={{ days, before: before ?? 0, after }} />{' '}
        <span className={classes.muted}>
          <Age at={judgedAt} />
        </span>
      </p>
      {isOtherModel && (
        <p className={classes.muted}>
          <FormattedMessage id="rescored.other_model" />
        </p>
      )}
      <ul className={`${classes.plain} ${classes.rows}`}>
        {changes.map((change) => (
          <Change key={change.name} change={change} />
        ))}
      </ul>
      <p className={classes.muted}>
        <FormattedMessage id="rescored.still_public" />
      </p>
    </>
  )
}

/** One signal's share of the log-odds, then and now. */
function Change({ change: { name, before, after } }: { change: SignalChange }) {
  const intl = useIntl()
  return (
    <li>
      {intl.formatMessage({ id: `signal.${name}.title`, defaultMessage: name })}
      {': '}
      <FormattedNumber value={before} maximumFractionDigits={2} signDisplay="exceptZero" />
      {' → '}
      <strong>
        <FormattedNumber value={after} maximumFractionDigits={2} signDisplay="exceptZero" />
      </strong>
    </li>
  )
}
