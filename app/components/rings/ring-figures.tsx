import { Anchor, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import classes from '#app/components/rings/rings.module.css'
import type { RingSellerShape, RingShape } from '#app/components/rings/shape.ts'
import { tieKinds } from '#domain/rings/tie'

/** How large a ring is, and by what it is held together. */
export function RingFigures({ ring }: { ring: RingShape }) {
  const { members, reviews, sellers, ties } = ring
  const figures: [string, number][] = [
    ['ring.figure.members', members.length],
    ['ring.figure.exempted', members.filter(({ exemptedAt }) => exemptedAt).length],
    ['ring.figure.reviews', reviews.length],
    ['ring.figure.inView', reviews.filter(({ inView }) => inView).length],
    ['ring.figure.rejected', reviews.filter(({ state }) => state === 'rejected').length],
    ['ring.figure.sellers', sellers.length],
    ...tieKinds.map((kind): [string, number] => [
      `ring.figure.${kind}`,
      ties.filter((tie) => tie.kind === kind).length,
    ]),
  ]
  return (
    <dl className={classes.figures}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>
            <FormattedMessage id={label} />
          </dt>
          <dd>
            <FormattedNumber value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Whom the ring wrote about, and how much of all their reviews that is. */
export function RingSellers({ sellers }: { sellers: RingSellerShape[] }) {
  return (
    <DataTable label="ring.sellers" columns={['ring.col.seller', 'ring.col.reviews', 'ring.col.share']}>
      {sellers.map(({ id, name, reviews, share }) => (
        <Table.Tr key={id}>
          <Table.Td>
            <Anchor component={Link} to={`/sellers/${encodeURIComponent(id)}`} underline="always" fz="sm">
              {name ?? id}
            </Anchor>
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={reviews} />
          </NumberCell>
          <NumberCell>
            {share === null ? (
              '–'
            ) : (
              <FormattedNumber value={share} style="percent" maximumFractionDigits={1} />
            )}
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
