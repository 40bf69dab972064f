import { Badge, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { DocumentFacts } from '#app/components/measures/facts.ts'
import classes from '#app/components/measures/measures.module.css'
import { useNow } from '#app/components/now.tsx'
import { DayOf, LastDayBefore } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import type { DocumentState } from '#domain/measures/document'

const colours = {
  requested: 'blue',
  uploaded: 'blue',
  checked: 'blue',
  valid: 'green',
  expiring: 'orange',
  expired: 'red',
  restricted: 'red',
} as const satisfies Record<DocumentState, string>

/** Kinds marketplaces usually ask for; any other is called what the marketplace calls it. */
const knownKinds: readonly string[] = ['registration', 'identity', 'licence', 'tax', 'certificate']

function isKnown(kind: string): boolean {
  return knownKinds.includes(kind)
}

/** One proof in words: where it stands, until when it is valid, and what was said about it. */
export function DocumentItem({ document, children }: { document: DocumentFacts; children?: ReactNode }) {
  const { kind, state, source, reference, validUntil, note, refusedAt, changedAt } = document
  const now = useNow(60_000)
  const isOver = validUntil !== null && new Date(validUntil).getTime() <= now
  return (
    <li className={classes.item}>
      <Group gap="xs">
        <h3>{isKnown(kind) ? <FormattedMessage id={`document.kind.${kind}`} /> : kind}</h3>
        <Badge color={colours[state]} variant="light" autoContrast>
          <FormattedMessage id={`document.state.${state}`} />
        </Badge>
      </Group>
      <p className={review.line}>
        {validUntil && (
          <span>
            <FormattedMessage
              id={isOver ? 'document.wasUntil' : 'document.until'}
              values={{ day: <LastDayBefore end={validUntil} /> }}
            />
          </span>
        )}
        {source === 'marketplace' && (
          <span>
            <FormattedMessage id="document.vouched" />
          </span>
        )}
        <span className={review.muted}>
          <FormattedMessage id="document.since" values={{ day: <DayOf at={changedAt} /> }} />
        </span>
      </p>
      {reference && (
        <p>
          <FormattedMessage id="document.reference" values={{ reference }} />
        </p>
      )}
      {note && (
        <p>
          <FormattedMessage id={refusedAt ? 'document.refused' : 'document.asked'} values={{ note }} />
        </p>
      )}
      {children}
    </li>
  )
}
