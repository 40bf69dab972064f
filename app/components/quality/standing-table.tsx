import { Anchor, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'

type Standing = {
  sellerId: string
  name: string | null
  category: string
  feedback365: number
  observed365: number
  expected365: number
  ratio: number | null
  grade: string | null
}

/** Sellers of one status in a run, with the year's figures. */
export function StandingTable({ label, sellers }: { label: string; sellers: Standing[] }) {
  return (
    <DataTable label={label} columns={columns}>
      {sellers.map((seller) => (
        <Table.Tr key={seller.sellerId}>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>
            <Anchor
              component={Link}
              to={`/sellers/${encodeURIComponent(seller.sellerId)}`}
              underline="always"
              fz="sm"
            >
              {seller.name ?? seller.sellerId}
            </Anchor>
          </Table.Td>
          <Table.Td>{seller.category}</Table.Td>
          <Table.Td>
            <FormattedNumber value={seller.feedback365} />
          </Table.Td>
          <Table.Td>
            <FormattedNumber value={seller.observed365} />
          </Table.Td>
          <Table.Td>
            <FormattedNumber value={seller.expected365} maximumFractionDigits={1} />
          </Table.Td>
          <Table.Td>
            {seller.ratio === null ? '–' : <FormattedNumber value={seller.ratio} maximumFractionDigits={2} />}
          </Table.Td>
          <Table.Td>{seller.grade ?? '–'}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = [
  'quality_run.seller',
  'quality_run.category',
  'quality_run.feedback',
  'quality_run.observed',
  'quality_run.expected',
  'quality_run.ratio',
  'quality_run.grade',
] as const
