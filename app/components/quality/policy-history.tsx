import { Table, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { DataTable, Section, When } from '#app/components/admin/page-parts.tsx'

type PolicyVersion = {
  id: string
  version: string
  note: string
  state: 'proposed' | 'in_force' | 'replaced' | 'refused'
  proposedAt: Date
  closedAt: Date | null
  proposedByName: string | null
  approvedByName: string | null
  refusedByName: string | null
}

/** Every policy there ever was, who wanted it and who decided. */
export function PolicyHistory({ versions }: { versions: PolicyVersion[] }) {
  return (
    <Section title="quality_policy.history">
      {versions.length === 0 ? (
        <Text>
          <FormattedMessage id="quality_policy.never_changed" />
        </Text>
      ) : (
        <DataTable label="quality_policy.history" columns={columns}>
          {versions.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>{one.version}</Table.Td>
              <Table.Td>
                <FormattedMessage id={`quality_policy.state.${one.state}`} />
              </Table.Td>
              <Table.Td>
                {one.proposedByName ?? '–'}
                <br />
                <When at={one.proposedAt} />
              </Table.Td>
              <Table.Td>
                {one.approvedByName ?? one.refusedByName ?? '–'}
                <br />
                <When at={one.closedAt} />
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.note}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Section>
  )
}

const columns = [
  'quality_policy.version',
  'quality_policy.state',
  'quality_policy.by',
  'quality_policy.decided',
  'quality_policy.note',
] as const
