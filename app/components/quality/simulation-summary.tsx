import { Stack, Table, Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { MovedBySize } from '#app/components/quality/moved-by-size.tsx'
import { bandsOf, countSmall } from '#domain/quality/moved-sellers'
import type { Simulation } from '#domain/quality/simulation'

/** What other rules would do on the figures of one run, in words, as a plot and by size. */
export function SimulationSummary({ simulation }: { simulation: Simulation }) {
  const intl = useIntl()
  const { added, spared, sellers, proposed, expectedFalseShare, bySize } = simulation
  const day = intl.formatDate(`${simulation.asOf}T12:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })
  const share = intl.formatNumber(expectedFalseShare, { style: 'percent', maximumFractionDigits: 1 })
  const isSame = added.length === 0 && spared.length === 0
  return (
    <Stack gap="sm">
      <Text>
        <FormattedMessage
          id="quality_policy.simulation.summary"
          values={{ day, sellers, proposed, added: added.length, spared: spared.length }}
        />
        {proposed > 0 && (
          <>
            {' '}
            <FormattedMessage id="quality_policy.simulation.expected" values={{ share }} />
          </>
        )}
      </Text>
      {isSame ? (
        <Text>
          <FormattedMessage id="quality_policy.simulation.nothing" />
        </Text>
      ) : (
        <>
          {added.length > 0 && (
            <Text>
              <FormattedMessage id="quality_policy.simulation.small_added" values={countSmall(added)} />
            </Text>
          )}
          {spared.length > 0 && (
            <Text>
              <FormattedMessage id="quality_policy.simulation.small_spared" values={countSmall(spared)} />
            </Text>
          )}
          <MovedBySize bands={bandsOf(simulation)} />
        </>
      )}
      <DataTable label="quality_policy.simulation.proposed" columns={columns}>
        {(['S', 'M', 'L'] as const).map((size) => (
          <Table.Tr key={size}>
            <Table.Td>
              <FormattedMessage id={`quality_policy.size.${size}`} />
            </Table.Td>
            <Table.Td>
              <FormattedNumber value={bySize[size].before} />
            </Table.Td>
            <Table.Td>
              <FormattedNumber value={bySize[size].after} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Stack>
  )
}

const columns = [
  'quality_policy.simulation.proposed',
  'quality_policy.simulation.today',
  'quality_policy.simulation.then',
] as const
