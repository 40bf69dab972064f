import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DisputeStateBadge } from '#app/components/disputes/dispute-state.tsx'
import { DueOrDecided, Excerpt } from '#app/components/judging/list-parts.tsx'
import pages from '#app/components/pages/pages.module.css'
import type { DisputeState } from '#domain/disputes/dispute'

const columns = [
  'disputes.col.reason',
  'appeals.col.state',
  'appeals.col.due',
  'disputes.col.seller',
] as const

/** A dispute in a list; instants are RFC 3339. */
type ListedDispute = {
  id: string
  reasonCode: string
  state: DisputeState
  dueAt: string
  decidedAt: string | null
  sellerId: string
  sellerName: string | null
  excerpt: string
  rating: number
}

/** Disputes one beneath another, in cards where it is narrow. */
export function DisputeTable({ disputes }: { disputes: ListedDispute[] }) {
  return (
    <table className={pages.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {disputes.map(
          ({ id, reasonCode, state, dueAt, decidedAt, sellerId, sellerName, excerpt, rating }) => (
            <tr key={id}>
              <td>
                <Anchor component={Link} to={`/appeals/disputes/${id}`} underline="always" fz="sm">
                  <FormattedMessage id={`disputes.reason.${reasonCode}`} />
                </Anchor>
                <Excerpt text={excerpt} rating={rating} />
              </td>
              <td>
                <DisputeStateBadge state={state} />
              </td>
              <td>
                <DueOrDecided isOpen={state === 'open'} dueAt={dueAt} decidedAt={decidedAt} />
              </td>
              <td>{sellerName ?? sellerId}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
