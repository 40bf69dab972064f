import { Table } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ReviewLinks } from '#app/components/rings/review-links.tsx'
import type { TieShape } from '#app/components/rings/shape.ts'

/** What members share, who of them does, and the reviews to open that show it. */
export function RingTies({ ties }: { ties: TieShape[] }) {
  return (
    <DataTable label="ring.ties" columns={['ring.col.tie', 'ring.col.members', 'ring.col.seenIn']}>
      {ties.map((tie) => (
        <Table.Tr key={tie.label}>
          <Table.Td>
            <strong>{tie.label}</strong> <FormattedMessage id={`ring.tie.${tie.kind}`} />
          </Table.Td>
          <Table.Td>{tie.members.join(', ')}</Table.Td>
          <Table.Td>
            <ReviewLinks ids={tie.reviewIds} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
