import { Alert, Stack, Text, Title } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { LinkRefusal } from '#domain/signed-link'

/** What whoever follows a link that opens nothing is told, and where they find one that does. */
export function ClosedLink({
  title,
  help,
  reason,
}: {
  title: string
  help: string
  reason: LinkRefusal['reason']
}) {
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id={title} />
      </Title>
      <Alert color="orange" role="alert">
        <FormattedMessage id={`complaints.link.${reason}`} />
      </Alert>
      <Text>
        <FormattedMessage id={help} />
      </Text>
    </Stack>
  )
}
