import { Badge, Group, Stack, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/portal/portal.module.css'
import type { WrittenReply } from '#app/components/replies/studio.ts'
import { Instant } from '#app/components/review/age.tsx'
import type { ReplyState } from '#domain/replies/state'

const colours = {
  draft: 'gray',
  queued: 'yellow',
  published: 'green',
  returned: 'orange',
  rejected: 'red',
  superseded: 'gray',
  withdrawn: 'gray',
} as const satisfies Record<ReplyState, string>

/** The state of a reply in one word. */
export function ReplyBadge({ state }: { state: ReplyState }) {
  return (
    <Badge variant="outline" color={colours[state]} c="inherit">
      <FormattedMessage id={`replies.state.${state}`} />
    </Badge>
  )
}

/** What became of the replies a shop sent, with the reason where one is not shown. */
export function WrittenReplies({ replies }: { replies: WrittenReply[] }) {
  const toTell = replies.filter(({ state }) => state !== 'published')
  if (toTell.length === 0) return null
  return (
    <Section title="replies.written">
      {toTell.map(({ id, text, state, createdAt, reason, note }) => (
        <Stack key={id} gap={4}>
          <Group gap="xs">
            <ReplyBadge state={state} />
            <Text size="sm" c="dimmed">
              <Instant at={createdAt} />
            </Text>
          </Group>
          <p className={classes.text} dir="auto">
            {text}
          </p>
          {reason && <Text size="sm">{reason}</Text>}
          {note && (
            <Text size="sm" dir="auto">
              {note}
            </Text>
          )}
        </Stack>
      ))}
    </Section>
  )
}
