import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import type { StabilityWeek } from '#app/components/detector/stability-week.ts'
import { stabilityAlarm } from '#domain/detection/drift'

/** The drawing of how findings moved. Loaded by itself, since nothing else needs what it is drawn with. */
export function StabilityPlot({ weeks }: { weeks: StabilityWeek[] }) {
  const intl = useIntl()
  const index = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 3 })
  const rows = weeks.map(({ week, stability }) => {
    const [score, ...signals] = stability
    return {
      week,
      score: score?.index ?? null,
      signals: signals.length > 0 ? Math.max(...signals.map((signal) => signal.index)) : null,
    }
  })
  return (
    <LineChart
      h={320}
      data={rows}
      dataKey="week"
      curveType="linear"
      series={[
        { name: 'score', color: chartColours.plain, label: intl.formatMessage({ id: 'drift.score' }) },
        {
          name: 'signals',
          color: chartColours.warning,
          strokeDasharray: '6 4',
          label: intl.formatMessage({ id: 'drift.most_moved' }),
        },
      ]}
      valueFormatter={index}
      referenceLines={[{ y: stabilityAlarm, color: chartColours.alarm }]}
      yAxisProps={{ domain: [0, (most: number) => Math.max(0.15, Math.ceil(most * 20) / 20)] }}
      xAxisProps={{
        tickFormatter: (week: string) =>
          intl.formatDate(week, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
      }}
      lineChartProps={{ accessibilityLayer: false, margin: { top: 12, right: 12, bottom: 8, left: 0 } }}
    />
  )
}
