import { FormattedMessage, useIntl } from 'react-intl'
import { Callout } from '#app/components/letter/callout.tsx'
import classes from '#app/components/letter/letter.module.css'
import type { LetterWarning } from '#domain/letter/warnings'

/** What to think about before sending. */
export function WarningList({ warnings }: { warnings: readonly LetterWarning[] }) {
  if (warnings.length === 0) return null
  return (
    <Callout color="orange" title={<FormattedMessage id="letter.warnings" />}>
      <WarningItems warnings={warnings} />
    </Callout>
  )
}

/** Each warning with the facts it rests on. */
export function WarningItems({ warnings }: { warnings: readonly LetterWarning[] }) {
  const intl = useIntl()
  return (
    <ul className={classes.list}>
      {warnings.map((warning) => {
        const { phrases, ...facts } = { phrases: [], ...warning }
        const cause = 'cause' in facts ? intl.formatMessage({ id: `cause.${facts.cause}` }) : ''
        return (
          <li key={'cause' in warning ? warning.cause : warning.kind}>
            <FormattedMessage id={`letter.warning.${warning.kind}`} values={{ ...facts, cause }} />
            {phrases.map((phrase) => (
              <div key={phrase} className={classes.text} dir="auto">
                “{phrase}”
              </div>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
