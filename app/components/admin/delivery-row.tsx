import { Badge, Code, Table, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'

export type Delivery = {
  id: string
  state: 'pending' | 'delivered' | 'dead'
  attempts: number
  nextAt: Date
  lastStatus: number | null
  lastError: string | null
  createdAt: Date
  finishedAt: Date | null
  type: string
  subjectId: string
}

const colors = { pending: 'blue', delivered: 'green', dead: 'red' } as const

/** One delivery: what was told, how it went, and another try where it is dead. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { id, state, attempts, nextAt, lastStatus, lastError, finishedAt, createdAt, type, subjectId } =
    delivery
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{type}</Text>
        <Code>{subjectId}</Code>
      </Table.Td>
      <Table.Td>
        <Badge color={colors[state]} variant="light">
          <FormattedMessage id={`delivery.${state}`} />
        </Badge>
      </Table.Td>
      <Table.Td>{attempts}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere', maxWidth: 260 }}>
        {lastStatus} {lastError}
      </Table.Td>
      <Table.Td>
        <When at={finishedAt ?? (state === 'pending' ? nextAt : createdAt)} />
      </Table.Td>
      <Table.Td>
        {state === 'dead' && (
          <Form method="post">
            <input type="hidden" name="deliveryId" value={id} />
            <Submit intent="replay" label="delivery.replay" variant="default" size="xs" />
          </Form>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
