import { useElementSize } from '@mantine/hooks'
import { Link } from '@remix-run/react'
import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import { type FunnelScale, funnelScale, pathOf, totalTicks } from '#app/components/charts/funnel-scale.ts'
import type { PlacedSeller } from '#app/components/charts/funnel-seller.ts'
import { Point } from '#app/components/charts/points.tsx'
import { type FunnelLimits, type FunnelTarget, funnelCurves } from '#domain/quality/funnel'

const steps = 60

/**
 * The drawing of a funnel, as wide as its place. By hand: with the library of the other plots points on a logarithmic
 * axis and curves around them did not come out right.
 */
export function FunnelPlot({
  sellers,
  target,
  here,
}: {
  sellers: PlacedSeller[]
  target: FunnelTarget
  here: string | undefined
}) {
  const { ref, width } = useElementSize()
  const totals = sellers.map(({ total }) => total)
  const least = Math.max(1, Math.min(...totals))
  const most = Math.max(least + 1, ...totals)
  const scale = funnelScale({ least, most, top: topOf(sellers, target.share), width })
  return (
    <div ref={ref} style={{ height: '100%' }}>
      {width > 0 && (
        <svg width={width} height={scale.height} style={{ display: 'block' }} aria-hidden="true">
          <Axes scale={scale} />
          <Limits curves={funnelCurves({ least, most, steps }, target)} target={target.share} scale={scale} />
          <Sellers sellers={sellers} here={here} scale={scale} />
        </svg>
      )}
    </div>
  )
}

/** The greatest share that has to fit in; tiny sellers with one bad review must not flatten everything else. */
function topOf(sellers: PlacedSeller[], target: number): number {
  const shares = sellers.filter(({ total }) => total >= 5).map(({ negative, total }) => negative / total)
  return Math.min(1, Math.ceil(Math.max(target * 3, ...shares) * 22) / 20)
}

function Axes({ scale }: { scale: FunnelScale }) {
  const intl = useIntl()
  const { left, right, bottom, top, x, y } = scale
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <g fontSize={12} fill="currentColor">
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <g key={part}>
          <path
            d={`M${left} ${y(part * top)}H${right}`}
            stroke="currentColor"
            strokeOpacity={0.2}
            strokeDasharray="5 5"
          />
          <text x={left - 6} y={y(part * top) + 4} textAnchor="end">
            {percent(part * top)}
          </text>
        </g>
      ))}
      {totalTicks(scale).map((total) => (
        <g key={total}>
          <path d={`M${x(total)} ${bottom}v5`} stroke="currentColor" />
          <text x={x(total)} y={bottom + 18} textAnchor="middle">
            {intl.formatNumber(total)}
          </text>
        </g>
      ))}
      <text x={(left + right) / 2} y={bottom + 36} textAnchor="middle">
        {intl.formatMessage({ id: 'chart.funnel.x' })}
      </text>
    </g>
  )
}

function Limits({ curves, target, scale }: { curves: FunnelLimits[]; target: number; scale: FunnelScale }) {
  const lines = [
    { key: 'low95', dash: '6 4', width: 1.5 },
    { key: 'high95', dash: '6 4', width: 1.5 },
    { key: 'low998', dash: '2 3', width: 2 },
    { key: 'high998', dash: '2 3', width: 2 },
  ] as const
  return (
    <g fill="none" stroke={chartColours.limit}>
      <path d={`M${scale.left} ${scale.y(target)}H${scale.right}`} strokeWidth={1.5} />
      {lines.map(({ key, dash, width }) => (
        <path
          key={key}
          d={pathOf(
            curves.map((limits) => ({ total: limits.total, share: limits[key] })),
            scale,
          )}
          strokeWidth={width}
          strokeDasharray={dash}
        />
      ))}
    </g>
  )
}

function Sellers({
  sellers,
  here,
  scale,
}: {
  sellers: PlacedSeller[]
  here: string | undefined
  scale: FunnelScale
}) {
  const intl = useIntl()
  return sellers.map(({ sellerId, name, total, negative, place }) => {
    const at = { x: scale.x(total), y: scale.y(negative / total) }
    const share = intl.formatNumber(negative / total, { style: 'percent', maximumFractionDigits: 1 })
    const figures = intl.formatMessage({ id: 'chart.funnel.tip' }, { negative, total, share })
    const words = intl.formatMessage({ id: `chart.place.${place}` })
    return (
      // The rows beneath lead to the same pages by keyboard.
      <Link key={sellerId} to={`/sellers/${encodeURIComponent(sellerId)}`} tabIndex={-1}>
        <title>{`${name ?? sellerId}\n${figures}\n${words}`}</title>
        <Point {...at} look={place} />
        {sellerId === here && <Point {...at} look="here" />}
      </Link>
    )
  })
}
