import { Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { lazy } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import type { FunnelSeller, PlacedSeller } from '#app/components/charts/funnel-seller.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { Point, type PointLook } from '#app/components/charts/points.tsx'
import { type FunnelPlace, type FunnelTarget, funnelPlace } from '#domain/quality/funnel'

const FunnelPlot = lazy(async () => {
  const { FunnelPlot: plot } = await import('#app/components/charts/funnel-plot.tsx')
  return { default: plot }
})

const rowsShown = 100

/** Sellers by how much feedback they have and how much of it is negative, beside what chance explains. */
export function Funnel({
  sellers,
  target,
  here,
  range,
  csv,
}: {
  sellers: FunnelSeller[]
  target: FunnelTarget
  /** The seller the page is about, if it is about one. */
  here?: string
  range: React.ReactNode
  csv: string
}) {
  const placed = sellers.map((seller) => ({
    ...seller,
    place: funnelPlace({ events: seller.negative, total: seller.total }, target),
  }))
  return (
    <ChartFrame
      title="chart.funnel.title"
      definition={target.shape === null ? 'chart.funnel.definitionAlike' : 'chart.funnel.definition'}
      range={range}
      count={<FormattedMessage id="chart.funnel.count" values={{ count: sellers.length }} />}
      legend={<FunnelLegend hasHere={here !== undefined} />}
      csv={csv}
      rows={<FunnelRows sellers={placed} here={here} />}
    >
      <FunnelPlot sellers={placed} target={target} here={here} />
    </ChartFrame>
  )
}

const looks: { look: PointLook; label: string }[] = [
  { look: 'inside', label: 'chart.funnel.inside' },
  { look: 'above_95', label: 'chart.funnel.above_95' },
  { look: 'above_998', label: 'chart.funnel.above_998' },
  { look: 'below_95', label: 'chart.funnel.below' },
]

function FunnelLegend({ hasHere }: { hasHere: boolean }) {
  const line = (dash: string, width: number) => (
    <path
      d="M0 7H26"
      stroke={chartColours.limit}
      strokeWidth={width}
      {...(dash && { strokeDasharray: dash })}
    />
  )
  const points = hasHere ? [...looks, { look: 'here' as const, label: 'chart.funnel.here' }] : looks
  return (
    <>
      {points.map(({ look, label }) => (
        <LegendEntry key={look} swatch={<Point x={13} y={7} look={look} />} label={label} />
      ))}
      <LegendEntry swatch={line('', 1.5)} label="chart.funnel.target" />
      <LegendEntry swatch={line('6 4', 1.5)} label="chart.funnel.limit95" />
      <LegendEntry swatch={line('2 3', 2)} label="chart.funnel.limit998" />
    </>
  )
}

/** The sellers a look is worth first: those farthest above what chance explains; at most a hundred. */
function FunnelRows({ sellers, here }: { sellers: PlacedSeller[]; here: string | undefined }) {
  const rank = (place: FunnelPlace) =>
    ['above_998', 'above_95', 'inside', 'below_95', 'below_998'].indexOf(place)
  const shown = [...sellers]
    .sort(
      (a, b) =>
        Number(b.sellerId === here) - Number(a.sellerId === here) ||
        rank(a.place) - rank(b.place) ||
        b.negative / b.total - a.negative / a.total,
    )
    .slice(0, rowsShown)
  return (
    <>
      <DataTable label="chart.funnel.title" columns={columns}>
        {shown.map(({ sellerId, name, total, negative, place }) => (
          <Table.Tr key={sellerId}>
            <Table.Td>
              <Link to={`/sellers/${encodeURIComponent(sellerId)}`}>{name ?? sellerId}</Link>
            </Table.Td>
            <NumberCell>
              <FormattedNumber value={negative} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={total} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={negative / total} style="percent" maximumFractionDigits={1} />
            </NumberCell>
            <Table.Td>
              <FormattedMessage id={`chart.place.${place}`} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      {sellers.length > rowsShown && (
        <p>
          <FormattedMessage id="chart.moreRows" values={{ shown: rowsShown }} />
        </p>
      )}
    </>
  )
}

const columns = ['chart.seller', 'chart.negative', 'chart.feedback', 'chart.share', 'chart.placed'] as const
