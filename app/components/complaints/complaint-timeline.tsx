import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import type { ComplaintStep } from '#app/components/complaints/view.ts'
import { Instant } from '#app/components/review/age.tsx'
import type { ComplaintSide } from '#domain/complaints/mover'

/**
 * What has happened to a complaint, the newest on top: the same for both sides, each step of the reader’s own as
 * theirs.
 */
export function ComplaintTimeline({ steps, side }: { steps: ComplaintStep[]; side: ComplaintSide }) {
  return (
    <ol className={classes.timeline} reversed>
      {steps.map((step) => (
        <li key={step.id}>
          <strong>
            <StepText step={step} />
          </strong>
          {step.undone?.map((undone) => (
            <span key={undone}>
              <FormattedMessage id={`complaints.undone.${undone}`} />
            </span>
          ))}
          <span className={classes.muted}>
            <Instant at={step.at} />
            {step.by && (
              <>
                {' · '}
                <FormattedMessage id={`complaints.by.${step.by === side ? 'you' : step.by}`} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StepText({ step: { what, after, outcome, undone } }: { step: ComplaintStep }) {
  if (undone && what === 'complaint_moved') return <FormattedMessage id="complaints.step.taken_back" />
  if (what === 'complaint_moved' && after) return <FormattedMessage id={`complaints.state.${after}`} />
  return <FormattedMessage id={outcome ? `complaints.step.${what}.${outcome}` : `complaints.event.${what}`} />
}
