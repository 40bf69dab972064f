import { Alert, Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import type { AppealHint } from '#domain/appeals/precheck'

/** What whoever appeals may want to see to first, with the words it rests on; sent again it goes as it is. */
export function AppealHints({ hints, hadFiles }: { hints: readonly AppealHint[]; hadFiles: boolean }) {
  const intl = useIntl()
  return (
    <Alert color="yellow" variant="outline" role="alert" title={<FormattedMessage id="appeals.hint.title" />}>
      <input type="hidden" name="hinted" value="on" />
      <ul className={classes.list}>
        {hints.map((hint) => (
          <li key={hint.kind}>
            <FormattedMessage
              id={`appeals.hint.${hint.kind}`}
              values={
                hint.kind === 'unexplained'
                  ? {
                      grounds: intl.formatList(
                        hint.grounds.map((ground) => intl.formatMessage({ id: `appeals.ground.${ground}` })),
                      ),
                    }
                  : {}
              }
            />
            {'phrases' in hint &&
              hint.phrases.map((phrase) => (
                <div key={phrase} className={classes.text} dir="auto">
                  “{phrase}”
                </div>
              ))}
          </li>
        ))}
      </ul>
      {hadFiles && (
        <Text size="sm">
          <FormattedMessage id="appeals.hint.files_again" />
        </Text>
      )}
      <Text size="sm">
        <FormattedMessage id="appeals.hint.all_the_same" />
      </Text>
    </Alert>
  )
}
