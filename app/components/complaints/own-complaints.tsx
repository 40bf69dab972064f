import { Badge, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ComplaintStateBadge } from '#app/components/complaints/complaint-state.tsx'
import { SellerText } from '#app/components/complaints/seller-text.tsx'
import { TopicText } from '#app/components/complaints/topic-text.tsx'
import { Age } from '#app/components/review/age.tsx'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintTopic } from '#domain/complaints/topic'

type Row = {
  id: string
  number: number
  kind: string
  topic: ComplaintTopic | null
  state: ComplaintState
  sellerId: string
  sellerName: string | null
  dueAt: string | null
  newSince: string | null
}

/** The complaints in one's own hands, with what is new marked. */
export function OwnComplaints({ rows }: { rows: Row[] }) {
  return (
    <DataTable label="complaints.own" columns={columns}>
      {rows.map((row) => (
        <Table.Tr key={row.id}>
          <Table.Td>
            <Link to={`/complaints/${encodeURIComponent(row.id)}`}>{row.number}</Link>
          </Table.Td>
          <Table.Td>
            {row.newSince ? (
              <>
                <Badge tt="none">
                  <FormattedMessage id="complaints.own.new" />
                </Badge>{' '}
                <Age at={row.newSince} />
              </>
            ) : (
              '–'
            )}
          </Table.Td>
          <Table.Td>
            <ComplaintStateBadge state={row.state} />
          </Table.Td>
          <Table.Td>
            <TopicText topic={row.topic} kind={row.kind} />
          </Table.Td>
          <Table.Td>
            <SellerText id={row.sellerId} name={row.sellerName} />
          </Table.Td>
          <Table.Td>{row.dueAt ? <Age at={row.dueAt} /> : '–'}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = [
  'complaints.col.number',
  'complaints.own.new',
  'complaints.own.state',
  'complaints.fact.topic',
  'complaints.fact.seller',
  'complaints.col.due',
] as const
