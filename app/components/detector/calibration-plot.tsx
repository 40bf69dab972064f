import '@mantine/charts/styles.css'
import { CompositeChart } from '@mantine/charts'
import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import type { CalibrationBand } from '#domain/detection/drift'

/** The drawing of calibration. Loaded by itself, since nothing else needs what it is drawn with. */
export function CalibrationPlot({ bands }: { bands: CalibrationBand[] }) {
  const intl = useIntl()
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })
  const rows = bands.map(({ low, high, interval, expectedShare, observedShare }) => ({
    band: `${percent(low)}–${percent(high)}`,
    interval: [interval.low, interval.high],
    expected: expectedShare,
    observed: observedShare,
  }))
  return (
    <CompositeChart
      h={320}
      data={rows}
      dataKey="band"
      series={[
        {
          name: 'interval',
          type: 'area',
          color: chartColours.plain,
          label: intl.formatMessage({ id: 'drift.interval' }),
        },
        {
          name: 'observed',
          type: 'line',
          color: chartColours.plain,
          label: intl.formatMessage({ id: 'drift.observed' }),
        },
        {
          name: 'expected',
          type: 'line',
          color: chartColours.alarm,
          strokeDasharray: '6 4',
          label: intl.formatMessage({ id: 'drift.expected' }),
        },
      ]}
      curveType="linear"
      withTooltip={false}
      yAxisProps={{ domain: [0, 1], tickFormatter: percent }}
      composedChartProps={{ accessibilityLayer: false, margin: { top: 12, right: 12, bottom: 8, left: 0 } }}
      areaProps={{ strokeOpacity: 0, dot: false, activeDot: false }}
    />
  )
}
