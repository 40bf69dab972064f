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

/** Reviews that say much the same, beside this one, with the words marked in which they differ. */
export function Duplicates({ text, duplicates }: { text: string; duplicates: Duplicate[] }) {
  return (
    <ul className={`${classes.plain} ${classes.rows}`}>
      {duplicates.map((other) => (
        <li key={other.id} className={classes.pair}>
          <div className={classes.line}>
            <FormattedMessage id="review.overlap" values={{ share: other.overlap }} />
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
          <Twins text={text} other={other} />
        </li>
      ))}
    </ul>
  )
}

/** Both texts, and what was folded away in the other one so that they could be compared. */
function Twins({ text, other }: { text: string; other: Duplicate }) {
  const intl = useIntl()
  const { isByWord, otherFolds } = other
  const kind = isByWord ? ('changed' as const) : ('shared' as const)
  const label = intl.formatMessage({ id: isByWord ? 'review.changedWords' : 'review.sharedWords' })
  const marked = (spans: Span[]) => spans.map((span) => ({ ...span, kind, label }))
  const folded = otherFolds.flatMap(({ spans }) =>
    spans.map((span) => ({
      ...span,
      kind: 'evidence' as const,
      label: intl.formatMessage({ id: 'signal.disguised_text.title' }),
    })),
  )
  return (
    <div className={classes.twins}>
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
        <MarkedText text={other.text} marks={[...marked(other.otherSpans), ...folded]} />
        {otherFolds.map(({ kind: fold, count }) => (
          <div key={fold} className={classes.muted}>
            <FormattedMessage id={`signal.disguised_text.${fold}`} values={{ count }} />
          </div>
        ))}
      </div>
    </div>
  )
}
