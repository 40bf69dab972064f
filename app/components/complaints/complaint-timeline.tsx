import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import type { ComplaintStep } from '#app/components/complaints/view.ts'
import { Instant } from '#app/components/review/age.tsx'

/** The stages a complaint has gone through, the newest on top: the same for both sides. */
export function ComplaintTimeline({ steps }: { steps: ComplaintStep[] }) {
  return (
    <ol className={classes.timeline} reversed>
      {steps.map((step) => (
        <li key={step.id}>
          <strong>
            <StepText step={step} />
          </strong>
          <span className={classes.muted}>
            <Instant at={step.at} />
            {step.by && (
              <>
                {' · '}
                <FormattedMessage id={`complaints.by.${step.by}`} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StepText({ step: { what, after } }: { step: ComplaintStep }) {
  if (what === 'moved' && after) return <FormattedMessage id={`complaints.state.${after}`} />
  return (
    <FormattedMessage id={what === 'reminded' ? 'complaints.step.reminded' : 'complaints.state.submitted'} />
  )
}
