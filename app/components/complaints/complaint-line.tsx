import { Badge, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { SellerText } from '#app/components/complaints/seller-text.tsx'
import { TopicText } from '#app/components/complaints/topic-text.tsx'
import { Age } from '#app/components/review/age.tsx'
import type { StandsFirst } from '#domain/complaints/desk'
import type { ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'

type Row = {
  workItemId: string
  id: string
  number: number
  kind: string
  topic: ComplaintTopic | null
  severity: ComplaintSeverity
  sellerId: string
  sellerName: string | null
  language: string | null
  dueAt: string
  holderName: string | null
  /** Why it stands before others, where how grave it is does not say. */
  first: StandsFirst | null
}

/** Complaints in the order they are served. */
export function ComplaintLine({ rows }: { rows: Row[] }) {
  return (
    <DataTable label="nav.complaints" columns={columns}>
      {rows.map((row) => (
        <Table.Tr key={row.workItemId}>
          <Table.Td>
            <Link to={`/complaints/${encodeURIComponent(row.id)}`}>{row.number}</Link>
          </Table.Td>
          <Table.Td>
            <TopicText topic={row.topic} kind={row.kind} />
          </Table.Td>
          <Table.Td>
            <FormattedMessage id={`complaints.severity.${row.severity}`} />
            {row.first && (
              <>
                {' '}
                <Badge tt="none" color="orange" variant="light" autoContrast>
                  <FormattedMessage id={`complaints.first.${row.first}`} />
                </Badge>
              </>
            )}
          </Table.Td>
          <Table.Td>
            <SellerText id={row.sellerId} name={row.sellerName} />
          </Table.Td>
          <Table.Td>{row.language ?? '–'}</Table.Td>
          <Table.Td>
            <Age at={row.dueAt} />
          </Table.Td>
          <Table.Td>{row.holderName ?? '–'}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = [
  'complaints.col.number',
  'complaints.fact.topic',
  'complaints.staff.severity',
  'complaints.fact.seller',
  'complaints.col.language',
  'complaints.col.due',
  'complaints.col.holder',
] as const
