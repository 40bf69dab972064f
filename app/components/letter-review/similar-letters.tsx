import { Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/letter/letter.module.css'
import type { ReviewedLetter } from '#app/components/letter-review/review.ts'

type Similar = { letterId: string; sellerName: string; overlap: number }

/** Letters of other sellers with the same words: a hint that a plan was copied, never more. */
export function SimilarLetters({ letters }: { letters: readonly Similar[] }) {
  return (
    <Section title="letterReview.similar">
      {letters.length === 0 ? (
        <Text size="sm">
          <FormattedMessage id="letterReview.similar.none" />
        </Text>
      ) : (
        <ul className={classes.list}>
          {letters.map(({ letterId, sellerName, overlap }) => (
            <li key={letterId}>
              <Link to={`/letters/${letterId}`}>
                <FormattedMessage id="letterReview.similar.one" values={{ overlap, shop: sellerName }} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What the seller found behind its negatives, the most frequent first. */
export function NamedCauses({ causes }: Pick<ReviewedLetter, 'causes'>) {
  const intl = useIntl()
  return (
    <Section title="letterReview.causes">
      {causes.length === 0 ? (
        <Text size="sm">
          <FormattedMessage id="letterReview.causes.none" />
        </Text>
      ) : (
        <ul className={classes.list}>
          {causes.map(({ cause, count }) => (
            <li key={cause}>
              <FormattedMessage
                id="letterReview.cause"
                values={{ cause: intl.formatMessage({ id: `cause.${cause}` }), count }}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
