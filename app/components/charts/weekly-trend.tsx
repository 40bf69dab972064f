import { Table } from '@mantine/core'
import { lazy } from 'react'
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { markersOf, type TrendMarker, type TrendWeek } from '#app/components/charts/trend-week.ts'
import { wilsonInterval } from '#domain/quality/wilson'

const TrendPlot = lazy(async () => {
  const { TrendPlot: plot } = await import('#app/components/charts/trend-plot.tsx')
  return { default: plot }
})

/** The negative share week by week, with what chance allows around it, the market beside it and what happened. */
export function WeeklyTrend({
  weeks,
  markers = [],
  csv,
}: {
  weeks: TrendWeek[]
  markers?: TrendMarker[]
  csv: string
}) {
  const total = weeks.reduce((sum, week) => sum + week.total, 0)
  if (total === 0) {
    return (
      <p>
        <FormattedMessage id="chart.trend.none" values={{ weeks: weeks.length }} />
      </p>
    )
  }
  return (
    <ChartFrame
      title="chart.trend.title"
      definition="chart.trend.definition"
      range={<FormattedMessage id="chart.trend.range" values={{ weeks: weeks.length }} />}
      count={<FormattedMessage id="chart.trend.count" values={{ count: total }} />}
      legend={<TrendLegend hasMarkers={markers.length > 0} />}
      csv={csv}
      rows={<TrendRows weeks={weeks} markers={markers} />}
    >
      <TrendPlot weeks={weeks} markers={markers} />
    </ChartFrame>
  )
}

function TrendLegend({ hasMarkers }: { hasMarkers: boolean }) {
  return (
    <>
      <LegendEntry
        swatch={
          <>
            <path d="M0 7H26" stroke={chartColours.plain} strokeWidth={2} />
            <circle cx={13} cy={7} r={4} fill={chartColours.plain} />
          </>
        }
        label="chart.trend.share"
      />
      <LegendEntry
        swatch={<circle cx={13} cy={7} r={4} fill="none" stroke={chartColours.faint} strokeWidth={2} />}
        label="chart.trend.few"
      />
      <LegendEntry
        swatch={<rect width={26} height={14} fill={chartColours.plain} fillOpacity={0.2} />}
        label="chart.trend.band"
      />
      <LegendEntry
        swatch={<path d="M0 7H26" stroke={chartColours.market} strokeWidth={2} strokeDasharray="6 4" />}
        label="chart.trend.market"
      />
      {hasMarkers && (
        <LegendEntry
          swatch={<path d="M13 0V14" stroke={chartColours.alarm} strokeWidth={2} />}
          label="chart.trend.marker"
        />
      )}
    </>
  )
}

function TrendRows({ weeks, markers }: { weeks: TrendWeek[]; markers: TrendMarker[] }) {
  return (
    <DataTable label="chart.trend.title" columns={columns}>
      {[...weeks].reverse().map(({ week, negative, total, marketNegativeShare }) => {
        const { low, high } = wilsonInterval(negative, total)
        return (
          <Table.Tr key={week}>
            <Table.Td>
              <FormattedDate value={week} timeZone="UTC" dateStyle="medium" />
            </Table.Td>
            <NumberCell>
              <FormattedNumber value={negative} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={total} />
            </NumberCell>
            <NumberCell>{total > 0 ? <Share value={negative / total} /> : '–'}</NumberCell>
            <NumberCell>
              {total > 0 ? (
                <>
                  <Share value={low} /> – <Share value={high} />
                </>
              ) : (
                '–'
              )}
            </NumberCell>
            <NumberCell>
              {marketNegativeShare === null ? '–' : <Share value={marketNegativeShare} />}
            </NumberCell>
            <Table.Td>
              {markersOf(markers, week).map(({ day, label }) => (
                <div key={`${day} ${label}`}>
                  <FormattedMessage id={label} />
                </div>
              ))}
            </Table.Td>
          </Table.Tr>
        )
      })}
    </DataTable>
  )
}

function Share({ value }: { value: number }) {
  return <FormattedNumber value={value} style="percent" maximumFractionDigits={1} />
}

const columns = [
  'chart.week',
  'chart.negative',
  'chart.reviews',
  'chart.share',
  'chart.band',
  'chart.market',
  'chart.happened',
] as const
