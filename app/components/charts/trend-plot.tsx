import '@mantine/charts/styles.css'
import { CompositeChart } from '@mantine/charts'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/charts/charts.module.css'
import { chartColours } from '#app/components/charts/colours.ts'
import { fewInWeek, markersOf, type TrendMarker, type TrendWeek } from '#app/components/charts/trend-week.ts'
import { wilsonInterval } from '#domain/quality/wilson'

/** The drawing of a trend. Loaded by itself, since nothing else needs what it is drawn with. */
export function TrendPlot({ weeks, markers }: { weeks: TrendWeek[]; markers: TrendMarker[] }) {
  const intl = useIntl()
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 })
  const dayText = (day: string) => intl.formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const rows = weeks.map(({ week, negative, total, marketNegativeShare }) => {
    const { low, high } = wilsonInterval(negative, total)
    return {
      week,
      share: total > 0 ? negative / total : null,
      band: total > 0 ? [low, high] : null,
      market: marketNegativeShare,
      total,
      negative,
    }
  })
  return (
    <CompositeChart
      h={320}
      data={rows}
      dataKey="week"
      series={[
        { name: 'band', type: 'area', color: chartColours.plain },
        { name: 'market', type: 'line', color: chartColours.market, strokeDasharray: '6 4' },
        { name: 'share', type: 'line', color: chartColours.plain },
      ]}
      curveType="linear"
      connectNulls={false}
      valueFormatter={percent}
      xAxisProps={{ tickFormatter: dayText }}
      yAxisProps={{ domain: [0, (most: number) => Math.min(1, Math.ceil(most * 10) / 10)] }}
      composedChartProps={{ accessibilityLayer: false, margin: { top: 20, right: 12, bottom: 8, left: 0 } }}
      areaProps={{ strokeOpacity: 0, dot: false, activeDot: false }}
      lineProps={({ name }) => ({ dot: name === 'share' ? Dot : false, activeDot: false })}
      referenceLines={weeks
        .filter(({ week }) => markersOf(markers, week).length > 0)
        .map(({ week }) => ({ x: week, color: chartColours.alarm, strokeWidth: 2 }))}
      tooltipProps={{
        content: ({ payload }) => <Tip row={payload?.[0]?.payload} markers={markers} percent={percent} />,
      }}
    />
  )
}

type Row = { week: string; share: number | null; market: number | null; total: number; negative: number }

/** A week's share; hollow and grey where it stands on too little. */
function Dot({ cx, cy, payload }: { cx?: number; cy?: number; payload?: Row }) {
  if (cx === undefined || cy === undefined || payload?.share === null) return <g />
  const isFew = (payload?.total ?? 0) < fewInWeek
  return isFew ? (
    <circle
      cx={cx}
      cy={cy}
      r={3.5}
      fill="var(--mantine-color-body)"
      stroke={chartColours.faint}
      strokeWidth={2}
    />
  ) : (
    <circle cx={cx} cy={cy} r={4} fill={chartColours.plain} />
  )
}

function Tip({
  row,
  markers,
  percent,
}: {
  row: Row | undefined
  markers: TrendMarker[]
  percent: (share: number) => string
}) {
  const intl = useIntl()
  if (!row) return null
  const { week, negative, total, share, market } = row
  return (
    <div className={classes.tip}>
      <p>
        <strong>{intl.formatDate(week, { dateStyle: 'medium', timeZone: 'UTC' })}</strong>
      </p>
      <p>
        <FormattedMessage
          id="chart.trend.tip"
          values={{ negative, total, share: share === null ? '–' : percent(share) }}
        />
      </p>
      {market !== null && (
        <p>
          <FormattedMessage id="chart.trend.tipMarket" values={{ share: percent(market) }} />
        </p>
      )}
      {markersOf(markers, week).map(({ day, label }) => (
        <p key={`${day} ${label}`}>
          <FormattedMessage id={label} />
        </p>
      ))}
    </div>
  )
}
