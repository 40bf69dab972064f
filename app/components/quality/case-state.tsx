import { FormattedMessage } from 'react-intl'
import classes from '#app/components/review/review.module.css'
import type { ExclusionState } from '#domain/exclusion/state'

const looks = {
  observed: 'gone',
  at_risk: 'author',
  proposed: 'waiting',
  pending_approval: 'senior',
  noticed: 'waiting',
  excluded: 'hidden',
  recheck_due: 'senior',
  recheck_running: 'senior',
  reinstated_probation: 'public',
  closed_good: 'public',
  termination_notice: 'hidden',
  terminated: 'hidden',
  cancelled: 'gone',
  annulled: 'gone',
  immediate_stop: 'hidden',
} as const satisfies Record<ExclusionState, string>

/** Where a case stands, in words beside a coloured dot. */
export function CaseState({ state }: { state: ExclusionState }) {
  return (
    <span className={`${classes.state} ${classes[looks[state]]}`}>
      <FormattedMessage id={`caseState.${state}`} />
    </span>
  )
}
