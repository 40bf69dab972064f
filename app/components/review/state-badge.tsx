import { FormattedMessage } from 'react-intl'
import classes from '#app/components/review/review.module.css'
import type { ReviewState } from '#domain/review'

const looks = {
  received: 'waiting',
  edit_pending: 'waiting',
  queued: 'waiting',
  held_evidence: 'author',
  escalated: 'senior',
  published: 'public',
  published_redacted: 'public',
  hidden_interim: 'hidden',
  returned_to_author: 'author',
  rejected: 'hidden',
  withdrawn: 'gone',
} as const satisfies Record<ReviewState, string>

/** Where a review stands, in words beside a coloured dot. */
export function StateBadge({ state }: { state: ReviewState }) {
  return (
    <span className={`${classes.state} ${classes[looks[state]]}`}>
      <FormattedMessage id={`reviewState.${state}`} />
    </span>
  )
}
