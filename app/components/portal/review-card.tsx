import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/portal/portal.module.css'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'
import type { Cause } from '#domain/cause'
import { countsAgainstSeller, type Fault } from '#domain/disputes/fault'
import type { ObjectiveReason } from '#domain/objective-reason'

export type ShownReview = {
  id: string
  rating: number
  title: string | null
  text: string
  language: string | null
  createdAt: string
  standing: 'open' | 'answered' | 'resolved'
  reply: string | null
  repliedAt: string | null
  replyState: 'queued' | 'published' | null
  objectiveReason: ObjectiveReason | null
  objectiveNote: string | null
  cause: Cause | null
  fault: Fault | null
}

const colours = { open: 'red', answered: 'blue', resolved: 'green' } as const

/** A review as its shop reads it. In a list it leads to its own page. */
export function ReviewCard({ review, isInList = false }: { review: ShownReview; isInList?: boolean }) {
  const { id, rating, title, text, language, createdAt, standing, reply, repliedAt, replyState } = review
  const { objectiveReason, cause, fault } = review
  return (
    <Paper component="article" withBorder p="md">
      <Stack gap="xs">
        <Group gap="xs">
          <Stars rating={rating} />
          {rating <= 2 && (
            <Badge variant="light" color={colours[standing]}>
              <FormattedMessage id={`standing.one.${standing}`} />
            </Badge>
          )}
          {fault && !countsAgainstSeller(fault) && (
            <Badge variant="light" color="green" tt="none">
              <FormattedMessage id="standing.not_counted" />
            </Badge>
          )}
          {objectiveReason && (
            <Badge variant="light" color="gray">
              <FormattedMessage id="standing.objective" />
            </Badge>
          )}
          <Text size="sm" c="dimmed">
            <DayOf at={createdAt} />
          </Text>
        </Group>
        {title && <strong dir="auto">{title}</strong>}
        <p className={classes.text} lang={language ?? undefined} dir="auto">
          {text}
        </p>
        {cause && (
          <Text size="sm">
            <FormattedMessage id="shop_review.cause" />: <FormattedMessage id={`cause.${cause}`} />
          </Text>
        )}
        {reply && repliedAt && (
          <div>
            <Text size="sm" fw={650}>
              <FormattedMessage id="shop_review.your_answer" /> · <Instant at={repliedAt} />
              {replyState === 'queued' && (
                <>
                  {' · '}
                  <FormattedMessage id="replies.state.queued" />
                </>
              )}
            </Text>
            <p className={classes.text} dir="auto">
              {reply}
            </p>
          </div>
        )}
        {isInList && (
          <Anchor component={Link} to={`/portal/reviews/${encodeURIComponent(id)}`}>
            <FormattedMessage id={standing === 'open' ? 'shop_review.work' : 'shop_review.look'} />
          </Anchor>
        )}
      </Stack>
    </Paper>
  )
}
