import { FormattedMessage, useIntl } from 'react-intl'
import { ChoiceList } from '#app/components/desk/choice-list.tsx'
import classes from '#app/components/desk/panels.module.css'

/** Why somebody passes an item over; the item comes back to others at once, to them after some hours. */
export const skipReasons = ['language', 'expertise', 'distressing', 'own_interest', 'too_long'] as const

export function SkipPanel({ onSkip }: { onSkip: (reason: string) => void }) {
  const intl = useIntl()
  return (
    <div className={classes.panel}>
      <fieldset>
        <legend>
          <FormattedMessage id="panel.skip" />
        </legend>
        <ChoiceList
          choices={skipReasons.map((id) => ({ id, text: intl.formatMessage({ id: `skip.${id}` }) }))}
          onChoose={onSkip}
        />
      </fieldset>
    </div>
  )
}
