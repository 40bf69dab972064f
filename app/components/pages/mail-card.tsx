import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Instant } from '#app/components/review/age.tsx'
import type { MailState } from '#domain/mail'

export type ShownMail = {
  id: string
  recipient: string
  language: string
  subject: string
  text: string
  state: MailState
  lastError: string | null
  createdAt: string
}

/** One mail as its reader gets it, with what became of it. */
export function MailCard({ mail }: { mail: ShownMail }) {
  const { recipient, language, subject, text, state, lastError, createdAt } = mail
  return (
    <Paper component="article" withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {recipient} · <Instant at={createdAt} />
          </Text>
          <Badge variant="light" color={state === 'failed' ? 'red' : 'gray'}>
            <FormattedMessage id={`outbox.${state}`} />
          </Badge>
        </Group>
        <Title order={2} size="h4" lang={language} dir="auto">
          {subject}
        </Title>
        <Text
          component="div"
          lang={language}
          dir="auto"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {text === '' ? <FormattedMessage id="outbox.forgotten" /> : withLinks(text)}
        </Text>
        {lastError && (
          <Text size="sm" c="red">
            {lastError}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

/** Addresses of pages become links, as mail programs make them. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
