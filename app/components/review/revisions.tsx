import { FormattedMessage, useIntl } from 'react-intl'
import type { Evidence } from '#app/components/desk/evidence.ts'
import { Instant } from '#app/components/review/age.tsx'
import { MarkedText } from '#app/components/review/marked-text.tsx'
import classes from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import { wordChanges } from '#domain/text/word-changes'

/** What each edit took out and put in, the newest edit on top. */
export function Revisions({ review, revisions }: Pick<Evidence, 'review' | 'revisions'>) {
  const intl = useIntl()
  const labels = {
    removed: intl.formatMessage({ id: 'revision.removed' }),
    added: intl.formatMessage({ id: 'revision.added' }),
  }
  const newestFirst = [{ text: review.text, rating: review.rating }, ...revisions]
  return (
    <ol className={`${classes.plain} ${classes.rows}`} reversed>
      {revisions.map((before, at) => {
        const after = newestFirst[at] ?? before
        const { removed, added } = wordChanges(before.text, after.text)
        return (
          <li key={before.revision} className={classes.pair}>
            <div className={classes.line}>
              <FormattedMessage id="revision.edit" values={{ number: before.revision + 1 }} />
              <span className={classes.muted}>
                <Instant at={before.replacedAt} />
              </span>
              {before.rating !== after.rating && (
                <span>
                  <Stars rating={before.rating} /> → <Stars rating={after.rating} />
                </span>
              )}
            </div>
            <div className={classes.quote}>
              <MarkedText
                text={before.text}
                marks={removed.map((span) => ({ ...span, kind: 'removed' as const, label: labels.removed }))}
              />
            </div>
            <div className={classes.quote}>
              <MarkedText
                text={after.text}
                marks={added.map((span) => ({ ...span, kind: 'added' as const, label: labels.added }))}
              />
            </div>
          </li>
        )
      })}
    </ol>
  )
}
