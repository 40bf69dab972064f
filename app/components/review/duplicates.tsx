import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Duplicate } from '#app/components/desk/evidence.ts'
import { Age } from '#app/components/review/age.tsx'
import { MarkedText } from '#app/components/review/marked-text.tsx'
import classes from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import { StateBadge } from '#app/components/review/state-badge.tsx'
import type { Span } from '#domain/text/span'

/** Reviews that say much the same, beside this one, with what both say marked in both. */
export function Duplicates({ text, duplicates }: { text: string; duplicates: Duplicate[] }) {
  const intl = useIntl()
  const label = intl.formatMessage({ id: 'review.sharedWords' })
  const marked = (spans: Span[]) => spans.map((span) => ({ ...span, kind: 'shared' as const, label }))
  return (
    <ul className={`${classes.plain} ${classes.rows}`}>
      {duplicates.map((other) => (
        <li key={other.id} className={classes.pair}>
          <div className={classes.line}>
            <Anchor
              component={Link}
              to={`/reviews/${encodeURIComponent(other.id)}`}
              underline="always"
              fz="xs"
            >
              {other.id}
            </Anchor>
            <Stars rating={other.rating} />
            <StateBadge state={other.state} />
            <span className={classes.muted}>
              <Age at={other.createdAt} /> ·{' '}
              <FormattedMessage id="review.byAuthor" values={{ id: other.authorId }} />
            </span>
          </div>
          <div className={classes.quote}>
            <div className={classes.muted}>
              <FormattedMessage id="review.thisOne" />
            </div>
            <MarkedText text={text} marks={marked(other.ownSpans)} />
          </div>
          <div className={classes.quote}>
            <div className={classes.muted}>
              <FormattedMessage id="review.thatOne" />
            </div>
            <MarkedText text={other.text} marks={marked(other.otherSpans)} />
          </div>
        </li>
      ))}
    </ul>
  )
}
