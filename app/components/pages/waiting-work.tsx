import { Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { Due } from '#app/components/desk/due.tsx'
import type { WaitingLine } from '#domain/waiting-work'

export type WaitingFacts = {
  line: WaitingLine
  open: number
  isMore: boolean
  oldestDueAt: string | null
  mine: number
}

/** Where each line is worked. */
const paths: Record<WaitingLine, string> = {
  danger: '/complaints?queue=danger',
  complaints: '/complaints?queue=complaints',
  held: '/complaints?queue=held',
  arbitration: '/complaints?queue=arbitration',
  mediation: '/complaints?queue=mediation',
  appeals: '/appeals',
  disputes: '/appeals/disputes',
  replies: '/replies',
  integrity: '/integrity',
  letters: '/quality',
  rechecks: '/quality',
  rings: '/rings',
}

/** What waits beside reviews, a row per line, with the way to each. */
export function WaitingWork({ lines }: { lines: WaitingFacts[] }) {
  return (
    <DataTable label="waiting.title" columns={columns}>
      {lines.map(({ line, open, isMore, oldestDueAt, mine }) => (
        <Table.Tr key={line} data-testid={`waiting-${line}`}>
          <Table.Th scope="row">
            <Link to={paths[line]}>
              <FormattedMessage id={`waiting.line.${line}`} />
            </Link>
          </Table.Th>
          <Table.Td>
            <FormattedMessage id={isMore ? 'waiting.more' : 'waiting.open'} values={{ open }} />
          </Table.Td>
          <Table.Td>{oldestDueAt ? <Due at={oldestDueAt} /> : '–'}</Table.Td>
          <Table.Td>{mine > 0 ? mine : '–'}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = ['waiting.column.line', 'waiting.column.open', 'queues.oldest', 'queues.mine']
