import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DayOf } from '#app/components/review/age.tsx'

export type WaitingDocument = {
  id: string
  sellerId: string
  sellerName: string | null
  kind: string
  changedAt: string
}

/** The proofs that wait for a manager, the oldest first; nothing where there is none. */
export function WaitingDocuments({ documents, isCut }: { documents: WaitingDocument[]; isCut: boolean }) {
  if (documents.length === 0) return null
  return (
    <Stack component="section" gap="xs" mt="xl">
      <Title order={2} size="h4">
        <FormattedMessage id="document.waiting" />
      </Title>
      <ul>
        {documents.map(({ id, sellerId, sellerName, kind, changedAt }) => (
          <li key={id}>
            <Anchor component={Link} to={`/sellers/${encodeURIComponent(sellerId)}`} underline="always">
              {sellerName ?? sellerId}
            </Anchor>{' '}
            · {kind} ·{' '}
            <Text component="span" c="dimmed">
              <FormattedMessage id="document.since" values={{ day: <DayOf at={changedAt} /> }} />
            </Text>
          </li>
        ))}
      </ul>
      {isCut && (
        <Text size="sm">
          <FormattedMessage id="document.waitingMore" />
        </Text>
      )}
    </Stack>
  )
}
