import { Table, Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { KeptWord } from '#domain/complaints/kept-word'

const columns = ['kept_word.window', 'kept_word.in90', 'kept_word.in365'] as const
const figures = ['asked', 'silent', 'promised', 'missed', 'withdrawn'] as const

/** What a shop did about complaints: where it said nothing, and where it did not keep what it promised (K8, K15). */
export function KeptWords({ windows }: { windows: KeptWord[] }) {
  if (windows.every(({ asked }) => asked === 0)) {
    return (
      <Text size="sm">
        <FormattedMessage id="kept_word.none" />
      </Text>
    )
  }
  return (
    <DataTable label="kept_word.title" columns={columns}>
      {figures.map((figure) => (
        <Table.Tr key={figure}>
          <Table.Td>
            <FormattedMessage id={`kept_word.${figure}`} />
          </Table.Td>
          {windows.map(({ days, [figure]: complaints }) => (
            <NumberCell key={days}>
              <FormattedNumber value={complaints} />
            </NumberCell>
          ))}
        </Table.Tr>
      ))}
    </DataTable>
  )
}
