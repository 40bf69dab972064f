import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import pages from '#app/components/pages/pages.module.css'
import { Age } from '#app/components/review/age.tsx'
import { RingStateBadge } from '#app/components/rings/ring-state.tsx'
import type { RingState } from '#domain/rings/ring'
import type { TieKind } from '#domain/rings/tie'

/** A ring as the list of them shows it; `grewAt` is RFC 3339. */
export type RingLine = {
  id: string
  number: number
  state: RingState
  grewAt: string
  members: number
  reviews: number
  inView: number
  sellers: number
  kinds: TieKind[]
}

/** Rings one beneath another, in cards where it is narrow. */
export function RingTable({ rings }: { rings: RingLine[] }) {
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
        {rings.map((ring) => (
          <tr key={ring.id}>
            <td>
              <Anchor component={Link} to={`/rings/${ring.id}`} underline="always" fz="sm">
                <FormattedMessage id="ring.title" values={{ number: ring.number }} />
              </Anchor>
            </td>
            <td>
              <RingStateBadge state={ring.state} />
            </td>
            <td>
              <FormattedMessage id="ring.size" values={ring} />
            </td>
            <td>
              {ring.kinds.map((kind) => (
                <div key={kind}>
                  <FormattedMessage id={`ring.tie.${kind}`} />
                </div>
              ))}
            </td>
            <td>
              <Age at={ring.grewAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const columns = [
  'ring.col.ring',
  'ring.col.state',
  'ring.col.size',
  'ring.col.tiedBy',
  'ring.col.grew',
] as const
