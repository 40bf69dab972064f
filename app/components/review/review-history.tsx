import { FormattedMessage, useIntl } from 'react-intl'
import type { HistoryEntry } from '#app/components/desk/evidence.ts'
import { Age } from '#app/components/review/age.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import classes from '#app/components/review/review.module.css'

/** Everything that happened to a review, in words, the newest on top. */
export function ReviewHistory({ history }: { history: HistoryEntry[] }) {
  return (
    <ol className={`${classes.plain} ${classes.rows}`} reversed>
      {[...history].reverse().map((entry) => (
        <li key={entry.id}>
          <Sentence entry={entry} />{' '}
          <span className={classes.muted}>
            <Age at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Sentence({ entry }: { entry: HistoryEntry }) {
  const intl = useIntl()
  const { data, type } = entry
  const who = entry.by ?? intl.formatMessage({ id: `actor.${entry.actorKind}` })
  const reason = typeof data.reasonCode === 'string' ? reasonText(data.reasonCode, intl.locale) : ''
  const what = type === 'review_decided' ? `event.review_decided.${data.action}` : `event.${type}`
  return (
    <FormattedMessage
      id={what}
      values={{
        who,
        reason,
        automated: String(data.automated === true),
        why: asText(data.reason),
        isRight: String(data.isRight),
        fault: intl.formatMessage({ id: `disputes.fault.${data.fault ?? 'none'}` }),
        what: intl.formatMessage({ id: `signal.${data.signal}.title`, defaultMessage: asText(data.signal) }),
      }}
    />
  )
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
