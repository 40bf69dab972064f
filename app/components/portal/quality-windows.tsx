import { Table } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { ShownQuality } from '#app/components/portal/quality-score.tsx'

const columns = [
  'my_quality.window',
  'my_quality.observed',
  'my_quality.expected',
  'my_quality.feedback',
  'my_quality.ratio',
  'my_quality.range',
] as const

/** What was counted in each window beside what comparable sellers would have had (R4.1, R4.2). */
export function QualityWindows({ quality: { windows } }: { quality: ShownQuality }) {
  const twoDigits = (value: number) => <FormattedNumber value={value} maximumFractionDigits={2} />
  return (
    <DataTable label="my_quality.windows" columns={columns}>
      {windows.map(({ days, observed, expected, feedback, ratio, low, high }) => (
        <Table.Tr key={days}>
          <Table.Td>
            <FormattedMessage id="my_quality.days" values={{ days }} />
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={observed} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={expected} maximumFractionDigits={1} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={feedback} />
          </NumberCell>
          <NumberCell>{twoDigits(ratio)}</NumberCell>
          <NumberCell>
            {twoDigits(low)} – {twoDigits(high)}
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
