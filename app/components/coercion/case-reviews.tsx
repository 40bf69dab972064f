import { Group, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'

type Revision = { revision: number; rating: number; text: string; replacedAt: string }
type Reply = { id: string; text: string; createdAt: string }

/** What the review says now, what it said before, and what its seller answered. */
export function CaseReviews({
  review,
  revisions,
  replies,
}: {
  review: { rating: number; text: string; state: string } | null
  revisions: Revision[]
  replies: Reply[]
}) {
  return (
    <>
      <Section title="coercion.before">
        {revisions.length === 0 && (
          <Text>
            <FormattedMessage id="coercion.no_revision" />
          </Text>
        )}
        {revisions.map(({ revision, rating, text, replacedAt }) => (
          <div key={revision}>
            <Group gap="xs">
              <Stars rating={rating} />
              <Text size="sm">
                <FormattedMessage id="coercion.until" /> <Instant at={replacedAt} />
              </Text>
            </Group>
            <p className={classes.text} dir="auto">
              {text}
            </p>
          </div>
        ))}
      </Section>
      {review && (
        <Section title="coercion.now">
          <Group gap="xs">
            <Stars rating={review.rating} />
            <Text size="sm">
              <FormattedMessage id={`reviewState.${review.state}`} />
            </Text>
          </Group>
          <p className={classes.text} dir="auto">
            {review.text}
          </p>
        </Section>
      )}
      {replies.length > 0 && (
        <Section title="coercion.replies">
          {replies.map(({ id, text, createdAt }) => (
            <div key={id}>
              <Text size="sm">
                <Instant at={createdAt} />
              </Text>
              <p className={classes.text} dir="auto">
                {text}
              </p>
            </div>
          ))}
        </Section>
      )}
    </>
  )
}
