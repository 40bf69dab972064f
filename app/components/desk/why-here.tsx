import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import type { PlaceReason } from '#domain/priority'

/** Why an item stands where it does in the line: each reason in words, and the hours it brings it forward. */
export function WhyHere({ why }: { why: PlaceReason[] }) {
  const intl = useIntl()
  const values = (reason: PlaceReason) => ({
    ...reason.values,
    ...('signal' in reason.values && {
      signal: intl.formatMessage({
        id: `signal.${reason.values.signal}.title`,
        defaultMessage: String(reason.values.signal),
      }),
    }),
    ...('dueAt' in reason.values && {
      dueAt: intl.formatDate(reason.values.dueAt, { dateStyle: 'medium', timeStyle: 'short' }),
    }),
  })
  return (
    <ul className={classes.why}>
      {why.map((reason) => (
        <li key={reason.factor}>
          <span>
            <FormattedMessage id={`why.${reason.factor}`} values={values(reason)} />
          </span>
          <span>
            {reason.hours !== 0 && <FormattedMessage id="why.hours" values={{ hours: reason.hours }} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
