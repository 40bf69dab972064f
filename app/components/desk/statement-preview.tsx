import { Alert, Button } from '@mantine/core'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/panels.module.css'
import type { StateVerdict } from '#app/components/desk/use-statement.ts'
import review from '#app/components/review/review.module.css'
import { languageNames, languages } from '#domain/language'
import type { Verdict } from '#domain/verdict'

/**
 * The statement of reasons a verdict would send, word for word but for the number the decision gets; first in the
 * language its author reads, then in any other.
 */
export function StatementPreview({ verdict, statement }: { verdict: Verdict; statement: StateVerdict }) {
  const intl = useIntl()
  const [language, setLanguage] = useState(statement.sentIn)
  const stated = statement.of(verdict, language)
  if (!stated) return null
  return (
    <section className={classes.statement} aria-label={intl.formatMessage({ id: 'statement.preview' })}>
      <div className={classes.statementHead}>
        <strong>
          <FormattedMessage id="statement.preview" />
        </strong>
        <Button.Group>
          {languages.map((each) => (
            <Button
              key={each}
              size="compact-xs"
              variant={each === language ? 'filled' : 'default'}
              aria-pressed={each === language}
              aria-label={`${each}: ${languageNames[each]}`}
              onClick={() => setLanguage(each)}
            >
              {each}
            </Button>
          ))}
        </Button.Group>
      </div>
      {language !== statement.sentIn && (
        <p className={review.muted}>
          <FormattedMessage id="statement.sentIn" values={{ language: languageNames[statement.sentIn] }} />
        </p>
      )}
      {stated.ok ? (
        <div lang={language} dir="auto" className={classes.statementText}>
          <strong>{stated.value.title}</strong>
          {'\n\n'}
          {stated.value.body}
        </div>
      ) : (
        <Alert color="red" role="alert" p="xs">
          <FormattedMessage
            id="statement.incomplete"
            values={{ missing: stated.refusal.missing.join(', ') }}
          />
        </Alert>
      )}
    </section>
  )
}
