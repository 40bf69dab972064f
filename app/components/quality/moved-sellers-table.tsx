import { Anchor, Table, Text, Title } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import type { MovedSeller } from '#domain/quality/simulation'

export type NamedMovedSeller = MovedSeller & { name: string | null }

/** Sellers on one side of a simulation; `total` is how many there are where not all are listed. */
export function MovedSellersTable({
  side,
  sellers,
  total,
}: {
  side: 'added' | 'spared'
  sellers: NamedMovedSeller[]
  total: number
}) {
  if (total === 0) return null
  const label = `quality_policy.simulation.${side}`
  return (
    <section>
      <Title order={3}>
        <FormattedMessage id={label} />
      </Title>
      {sellers.length < total && (
        <Text size="sm">
          <FormattedMessage id="quality_policy.simulation.first" values={{ shown: sellers.length, total }} />
        </Text>
      )}
      <DataTable label={label} columns={columns}>
        {sellers.map(({ sellerId, name, category, feedback, before, after }) => (
          <Table.Tr key={sellerId}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Anchor
                component={Link}
                to={`/sellers/${encodeURIComponent(sellerId)}`}
                underline="always"
                fz="sm"
              >
                {name ?? sellerId}
              </Anchor>
            </Table.Td>
            <Table.Td>{category}</Table.Td>
            <Table.Td>
              <FormattedNumber value={feedback} />
            </Table.Td>
            <Table.Td>
              <FormattedMessage id={`quality_run.status.${before}`} />
            </Table.Td>
            <Table.Td>
              <FormattedMessage id={`quality_run.status.${after}`} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </section>
  )
}

const columns = [
  'quality_policy.simulation.seller',
  'quality_policy.simulation.category',
  'quality_policy.simulation.feedback',
  'quality_policy.simulation.today',
  'quality_policy.simulation.then',
] as const
