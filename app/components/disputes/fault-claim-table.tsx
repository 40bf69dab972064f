import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DueOrDecided, Excerpt } from '#app/components/judging/list-parts.tsx'
import pages from '#app/components/pages/pages.module.css'
import type { Fault } from '#domain/disputes/fault'
import type { FaultClaimState } from '#domain/disputes/fault-claim'

const columns = {
  open: ['faults.col.claimed', 'appeals.col.due', 'disputes.col.seller'],
  judged: ['faults.col.claimed', 'faults.col.found', 'appeals.col.due', 'disputes.col.seller'],
} as const

/** A claim in a list; instants are RFC 3339. */
type ListedClaim = {
  id: string
  state: FaultClaimState
  fault: Fault
  found: Fault | null
  dueAt: string
  decidedAt: string | null
  sellerId: string
  sellerName: string | null
  excerpt: string
  rating: number
}

/** What shops say was not their fault, one beneath another, in cards where it is narrow. */
export function FaultClaimTable({ list, claims }: { list: keyof typeof columns; claims: ListedClaim[] }) {
  return (
    <table className={pages.table}>
      <thead>
        <tr>
          {columns[list].map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {claims.map(
          ({ id, state, fault, found, dueAt, decidedAt, sellerId, sellerName, excerpt, rating }) => (
            <tr key={id}>
              <td>
                <Anchor component={Link} to={`/appeals/disputes/faults/${id}`} underline="always" fz="sm">
                  <FormattedMessage id={`faults.claimed.${fault}`} />
                </Anchor>
                <Excerpt text={excerpt} rating={rating} />
              </td>
              {list === 'judged' && <td>{found && <FormattedMessage id={`disputes.fault.${found}`} />}</td>}
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
