import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import type { CurveRow } from '#app/components/detector/curve-rows.ts'

/** The drawing of two models' curves. Loaded by itself, since nothing else needs what it is drawn with. */
export function CurvePlot({ rows }: { rows: CurveRow[] }) {
  const intl = useIntl()
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <LineChart
      h={280}
      data={rows}
      dataKey="x"
      series={[
        { name: 'ideal', color: chartColours.limit, strokeDasharray: '2 4' },
        { name: 'champion', color: chartColours.market, strokeDasharray: '6 4' },
        { name: 'challenger', color: chartColours.plain },
      ]}
      curveType="linear"
      connectNulls
      withDots={false}
      withTooltip={false}
      valueFormatter={percent}
      xAxisProps={{ tickFormatter: (share: number) => intl.formatNumber(share, { style: 'percent' }) }}
      yAxisProps={{ domain: [0, 1] }}
      lineChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 16, bottom: 8, left: 0 } }}
    />
  )
}
