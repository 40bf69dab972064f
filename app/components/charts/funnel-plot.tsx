import '@mantine/charts/styles.css'
import { ScatterChart } from '@mantine/charts'
import { useNavigate } from '@remix-run/react'
import { useIntl } from 'react-intl'
import { Scatter } from 'recharts'
import classes from '#app/components/charts/charts.module.css'
import { chartColours } from '#app/components/charts/colours.ts'
import type { PlacedSeller } from '#app/components/charts/funnel-seller.ts'
import { Point } from '#app/components/charts/points.tsx'
import { type FunnelLimits, type FunnelTarget, funnelCurves } from '#domain/quality/funnel'

const steps = 60

/** The drawing of a funnel. Loaded by itself, since nothing else needs what it is drawn with. */
export function FunnelPlot({
  sellers,
  target,
  here,
}: {
  sellers: PlacedSeller[]
  target: FunnelTarget
  here: string | undefined
}) {
  const intl = useIntl()
  const navigate = useNavigate()
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 })
  const totals = sellers.map(({ total }) => total)
  const least = Math.max(1, Math.min(...totals))
  const most = Math.max(least + 1, ...totals)
  const curves = funnelCurves({ least, most, steps }, target)
  const points = sellers.map(({ total, negative }, index) => ({ total, share: negative / total, index }))
  const sellerAt = (point: unknown) => sellers[indexOf(point)]
  return (
    <ScatterChart
      h={320}
      data={[{ name: 'sellers', color: 'blue', data: points }]}
      dataKey={{ x: 'total', y: 'share' }}
      valueFormatter={{ x: (total) => intl.formatNumber(total), y: percent }}
      xAxisLabel={intl.formatMessage({ id: 'chart.funnel.x' })}
      xAxisProps={{ scale: 'log', domain: [least, most], allowDataOverflow: true }}
      yAxisProps={{ domain: [0, topOf(points, target.share)], allowDataOverflow: true }}
      scatterChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 12, bottom: 30, left: 0 } }}
      scatterProps={{
        shape: ({ cx = 0, cy = 0, payload }: Drawn) => {
          const seller = sellerAt(payload)
          if (!seller) return <g />
          return (
            <g>
              <Point x={cx} y={cy} look={seller.place} />
              {seller.sellerId === here && <Point x={cx} y={cy} look="here" />}
            </g>
          )
        },
        onClick: ({ payload }) => {
          const seller = sellerAt(payload)
          if (seller) navigate(`/sellers/${encodeURIComponent(seller.sellerId)}`)
        },
        style: { cursor: 'pointer' },
      }}
      tooltipProps={{
        content: ({ payload }) => <Tip seller={sellerAt(payload?.[0]?.payload)} percent={percent} />,
      }}
    >
      {limitLines(curves, target.share).map(({ key, data, dash, width }) => (
        <Scatter
          key={key}
          data={data}
          line={{ stroke: chartColours.limit, strokeWidth: width, ...(dash && { strokeDasharray: dash }) }}
          shape={() => <g />}
          tooltipType="none"
          legendType="none"
          isAnimationActive={false}
        />
      ))}
    </ScatterChart>
  )
}

type Drawn = { cx?: number | undefined; cy?: number | undefined; payload?: unknown }

/** Which seller a drawn point is. */
function indexOf(point: unknown): number {
  return typeof point === 'object' && point !== null && 'index' in point ? Number(point.index) : -1
}

/** The greatest share that has to fit in; tiny sellers with one bad review must not flatten everything else. */
function topOf(points: { total: number; share: number }[], target: number): number {
  const most = Math.max(target * 3, ...points.filter(({ total }) => total >= 5).map(({ share }) => share))
  return Math.min(1, Math.ceil(most * 11) / 10)
}

function limitLines(curves: FunnelLimits[], target: number) {
  const along = (pick: (limits: FunnelLimits) => number) =>
    curves.map((limits) => ({ total: limits.total, share: pick(limits) }))
  return [
    { key: 'target', data: along(() => target), dash: '', width: 1.5 },
    { key: 'low95', data: along(({ low95 }) => low95), dash: '6 4', width: 1.5 },
    { key: 'high95', data: along(({ high95 }) => high95), dash: '6 4', width: 1.5 },
    { key: 'low998', data: along(({ low998 }) => low998), dash: '2 3', width: 2 },
    { key: 'high998', data: along(({ high998 }) => high998), dash: '2 3', width: 2 },
  ]
}

function Tip({ seller, percent }: { seller: PlacedSeller | undefined; percent: (share: number) => string }) {
  const intl = useIntl()
  if (!seller) return null
  const { name, sellerId, negative, total, place } = seller
  return (
    <div className={classes.tip}>
      <p>
        <strong>{name ?? sellerId}</strong>
      </p>
      <p>
        {intl.formatMessage(
          { id: 'chart.funnel.tip' },
          { negative, total, share: percent(negative / total) },
        )}
      </p>
      <p>{intl.formatMessage({ id: `chart.place.${place}` })}</p>
    </div>
  )
}
