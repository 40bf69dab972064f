import { FormattedMessage, useIntl } from 'react-intl'
import type { SellerStanding } from '#app/components/measures/facts.ts'
import classes from '#app/components/measures/measures.module.css'
import { ladder as steps } from '#domain/measures/step'

/** The whole ladder, with the step a seller has reached and the one that would come next. */
export function LadderSteps({ ladder }: { ladder: SellerStanding['ladder'] }) {
  const intl = useIntl()
  return (
    <ol className={classes.ladder} aria-label={intl.formatMessage({ id: 'measure.ladder' })}>
      {steps.map((step) => {
        const mark = step === ladder.reached ? 'reached' : step === ladder.next ? 'next' : undefined
        return (
          <li key={step} className={mark && classes[mark]} aria-current={mark === 'reached' && 'step'}>
            <FormattedMessage id={`measure.step.${step}`} />
            {mark && (
              <>
                {' · '}
                <FormattedMessage id={`measure.mark.${mark}`} />
              </>
            )}
          </li>
        )
      })}
    </ol>
  )
}
