import '@mantine/charts/styles.css'
import { LineChart } from '@mantine/charts'
import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import type { CurvePoint } from '#domain/detection/preview'

/** The drawing of the trade. Loaded by itself, since nothing else needs what it is drawn with. */
export function TradePlot({ curve }: { curve: CurvePoint[] }) {
  const intl = useIntl()
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <LineChart
      h={320}
      data={curve.map((point) => ({ ...point }))}
      dataKey="publishBelow"
      curveType="linear"
      series={[
        {
          name: 'caughtShare',
          color: chartColours.plain,
          label: intl.formatMessage({ id: 'policies.curve.caught' }),
        },
        {
          name: 'toPeopleShare',
          color: chartColours.alarm,
          strokeDasharray: '6 4',
          label: intl.formatMessage({ id: 'policies.curve.people' }),
        },
      ]}
      valueFormatter={percent}
      yAxisProps={{ domain: [0, 1], tickFormatter: percent }}
      xAxisProps={{ tickFormatter: (at: number) => intl.formatNumber(at, { maximumFractionDigits: 3 }) }}
      lineChartProps={{ accessibilityLayer: false, margin: { top: 12, right: 12, bottom: 8, left: 0 } }}
    />
  )
}
