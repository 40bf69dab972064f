import { Badge, Code, Group, Stack, Table, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { Scope } from '#domain/permission'

export type KeyRow = {
  id: string
  name: string
  prefix: string
  scopes: Scope[]
  createdAt: Date
  createdByName: string | null
  lastUsedAt: Date | null
  expiresAt: Date | null
  revokedAt: Date | null
  /** Whether it has ended, one way or the other. */
  isOver: boolean
}

/** One key: what it is, how it is used, and what can be done with it. */
export function KeyTableRow({ apiKey }: { apiKey: KeyRow }) {
  const { name, prefix, scopes, createdAt, createdByName, lastUsedAt, expiresAt, revokedAt, isOver } = apiKey
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{name}</Text>
        <Code>{prefix}…</Code>
        <Text size="xs">
          <When at={createdAt} /> {createdByName}
        </Text>
      </Table.Td>
      <Table.Td>{scopes.join(', ')}</Table.Td>
      <Table.Td>{lastUsedAt ? <When at={lastUsedAt} /> : <FormattedMessage id="keys.never_used" />}</Table.Td>
      <Table.Td>
        {isOver && (
          <Badge color="gray" variant="light">
            <FormattedMessage id={revokedAt ? 'keys.is_revoked' : 'keys.is_over'} />
          </Badge>
        )}{' '}
        {revokedAt || expiresAt ? (
          <When at={revokedAt ?? expiresAt} />
        ) : (
          <FormattedMessage id="keys.no_end" />
        )}
      </Table.Td>
      <Table.Td>{!isOver && <KeyForms apiKey={apiKey} />}</Table.Td>
    </Table.Tr>
  )
}

const overlaps = ['0', '1', '24', '168'] as const

function KeyForms({ apiKey: { id, name } }: { apiKey: KeyRow }) {
  const intl = useIntl()
  const overlap = intl.formatMessage({ id: 'keys.overlap' })
  return (
    <details>
      <summary aria-label={`${intl.formatMessage({ id: 'keys.change' })}: ${name}`}>
        <FormattedMessage id="keys.change" />
      </summary>
      <Stack gap="xs" mt="xs" miw={190}>
        <Form method="post">
          <input type="hidden" name="apiKeyId" value={id} />
          <Stack gap={4}>
            <label>
              <Text size="xs">{overlap}</Text>
              <select name="overlapHours" defaultValue="24">
                {overlaps.map((hours) => (
                  <option key={hours} value={hours}>
                    {intl.formatMessage({ id: 'keys.hours' }, { hours: Number(hours) })}
                  </option>
                ))}
              </select>
            </label>
            <Submit intent="rotate" label="keys.rotate" variant="default" size="xs" />
          </Stack>
        </Form>
        <Form method="post">
          <input type="hidden" name="apiKeyId" value={id} />
          <Group>
            <Submit intent="revoke" label="keys.revoke" color="red" size="xs" />
          </Group>
        </Form>
      </Stack>
    </details>
  )
}
