import { Button } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { reasonText } from '#app/components/review/reason-text.ts'
import review from '#app/components/review/review.module.css'
import type { Redaction } from '#domain/review'

/** The spans marked so far, each with its reason and a way to take it out. */
export function RedactionRows({
  text,
  redactions,
  onChange,
}: {
  text: string
  redactions: Redaction[]
  onChange: (redactions: Redaction[]) => void
}) {
  const intl = useIntl()
  return (
    <ul className={`${review.plain} ${review.rows}`}>
      {redactions.map((span) => (
        <li key={`${span.start}-${span.end}`} className={review.line}>
          <code dir="auto">{text.slice(span.start, span.end).slice(0, 60)}</code>
          <span className={review.muted}>{reasonText(span.reason, intl.locale)}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange(redactions.filter((other) => other !== span))}
          >
            <FormattedMessage id="redact.remove" />
          </Button>
        </li>
      ))}
    </ul>
  )
}
