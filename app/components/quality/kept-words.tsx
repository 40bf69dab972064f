import { Table, Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { KeptWord } from '#domain/complaints/kept-word'

const columns = [
  'kept_word.window',
  'kept_word.asked',
  'kept_word.silent',
  'kept_word.promised',
  'kept_word.missed',
  'kept_word.withdrawn',
] as const

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
      {windows.map(({ days, ...counts }) => (
        <Table.Tr key={days}>
          <Table.Td>
            <FormattedMessage id="kept_word.days" values={{ days }} />
          </Table.Td>
          {(['asked', 'silent', 'promised', 'missed', 'withdrawn'] as const).map((figure) => (
            <NumberCell key={figure}>
              <FormattedNumber value={counts[figure]} />
            </NumberCell>
          ))}
        </Table.Tr>
      ))}
    </DataTable>
  )
}
