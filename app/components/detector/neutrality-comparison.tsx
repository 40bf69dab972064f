import { Table } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { NeutralityWindow } from '#domain/detection/neutrality'

/** Few stars beside many in every window, like with like. */
export function NeutralityComparisons({ windows }: { windows: NeutralityWindow[] }) {
  return (
    <DataTable label="neutrality.compared" columns={columns}>
      {windows.flatMap(({ days, comparisons }) =>
        comparisons.map((one) => (
          <Table.Tr key={`${days} ${one.measure}`}>
            <Table.Td>
              <FormattedMessage id={`neutrality.measure.${one.measure}`} />
            </Table.Td>
            <Table.Td>
              <FormattedMessage id="neutrality.days" values={{ days }} />
            </Table.Td>
            <NumberCell>
              <FormattedNumber value={one.lowSettled} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={one.highSettled} />
            </NumberCell>
            <NumberCell>
              <Points value={one.plainDifference} />
            </NumberCell>
            <NumberCell>
              <Points value={one.difference} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={one.deviations} maximumFractionDigits={1} signDisplay="exceptZero" />
            </NumberCell>
            <Table.Td fw={one.isAlarming ? 700 : undefined}>
              <FormattedMessage id={one.isAlarming ? 'watch.alarming' : 'watch.fine'} />
            </Table.Td>
          </Table.Tr>
        )),
      )}
    </DataTable>
  )
}

function Points({ value }: { value: number | null }) {
  if (value === null) return '–'
  return <FormattedNumber value={value} style="percent" maximumFractionDigits={1} signDisplay="exceptZero" />
}

const columns = [
  'neutrality.measure',
  'neutrality.window',
  'neutrality.low',
  'neutrality.high',
  'neutrality.plain',
  'neutrality.controlled',
  'neutrality.deviations',
  'watch.verdict',
] as const
