import { Code, Table } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { DataTable, Section, When } from '#app/components/admin/page-parts.tsx'
import type { PolicyRules } from '#domain/policy'

type Version = {
  version: number
  rules: PolicyRules
  createdAt: Date
  createdByName: string | null
  approvedByName: string | null
}
type Closed = {
  id: string
  state: string
  note: string
  proposedByName: string
  closedByName: string | null
  closedAt: Date | null
  answer: string | null
}

/** Every version that was in force, and what was proposed and came to nothing. */
export function RulesHistory({ versions, turnedDown }: { versions: Version[]; turnedDown: Closed[] }) {
  return (
    <Section title="policies.history">
      <DataTable label="policies.history" columns={columns}>
        {versions.map(({ version, createdAt, createdByName, approvedByName, rules }) => (
          <Table.Tr key={version}>
            <Table.Td>{version}</Table.Td>
            <Table.Td>
              <When at={createdAt} />
            </Table.Td>
            <Table.Td>{createdByName ?? '–'}</Table.Td>
            <Table.Td>{approvedByName ?? '–'}</Table.Td>
            <Table.Td>
              <Code style={{ whiteSpace: 'normal' }}>{JSON.stringify(rules).replaceAll(',', ', ')}</Code>
            </Table.Td>
          </Table.Tr>
        ))}
        {versions.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={columns.length}>
              <FormattedMessage id="policies.defaults" />
            </Table.Td>
          </Table.Tr>
        )}
      </DataTable>
      {turnedDown.length > 0 && (
        <DataTable label="policies.turned_down" columns={closedColumns}>
          {turnedDown.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <FormattedMessage id={`policies.state.${one.state}`} />
              </Table.Td>
              <Table.Td>
                <When at={one.closedAt} />
              </Table.Td>
              <Table.Td>{one.proposedByName}</Table.Td>
              <Table.Td>{one.closedByName ?? '–'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.note}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.answer ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Section>
  )
}

const columns = [
  'policies.number',
  'policies.at',
  'policies.by',
  'policies.approved_by',
  'policies.rules',
] as const
const closedColumns = [
  'policies.state',
  'policies.closed',
  'policies.by',
  'policies.closed_by',
  'policies.note',
  'policies.answer',
] as const
