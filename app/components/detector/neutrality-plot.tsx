import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import type { NeutralityGroup } from '#domain/detection/neutrality'

/** The drawing of publication by stars. Loaded by itself, since nothing else needs what it is drawn with. */
export function NeutralityPlot({ groups }: { groups: NeutralityGroup[] }) {
  const intl = useIntl()
  const percent = (share: number) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 })
  const rows = groups.map(({ value, settled, published, publishedInTime }) => ({
    stars: intl.formatMessage({ id: 'neutrality.rating' }, { stars: Number(value) }),
    published: settled > 0 ? published / settled : 0,
    inTime: settled > 0 ? publishedInTime / settled : 0,
  }))
  return (
    <BarChart
      h={320}
      data={rows}
      dataKey="stars"
      series={[
        {
          name: 'published',
          color: chartColours.plain,
          label: intl.formatMessage({ id: 'neutrality.measure.published' }),
        },
        {
          name: 'inTime',
          color: chartColours.warning,
          label: intl.formatMessage({ id: 'neutrality.measure.publishedInTime' }),
        },
      ]}
      valueFormatter={percent}
      yAxisProps={{ domain: [0, 1], tickFormatter: percent }}
      barProps={({ name }) =>
        name === 'inTime'
          ? { fillOpacity: 0, stroke: chartColours.warning, strokeWidth: 2, strokeOpacity: 1 }
          : { fillOpacity: 1 }
      }
      barChartProps={{ accessibilityLayer: false, margin: { top: 12, right: 12, bottom: 8, left: 0 } }}
    />
  )
}
