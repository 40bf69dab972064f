import { Anchor, Group, Paper, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { WaitingAge } from '#domain/replies/unanswered'

/** How many negatives wait for their shop, by how long; `more` says that there are more than were counted. */
export function Unanswered({ ages, more }: { ages: { age: WaitingAge; count: number }[]; more: boolean }) {
  if (ages.every(({ count }) => count === 0)) return null
  return (
    <Paper withBorder p="md">
      <Text fw={650}>
        <FormattedMessage id="replies.unanswered" />
      </Text>
      <Group gap="lg">
        {ages.map(({ age, count }) => (
          <Text key={age}>
            <FormattedMessage id={`replies.age.${age}`} />: <strong>{count}</strong>
            {more && '+'}
          </Text>
        ))}
      </Group>
      <Anchor component={Link} to="?show=open">
        <FormattedMessage id="replies.unanswered_look" />
      </Anchor>
    </Paper>
  )
}
