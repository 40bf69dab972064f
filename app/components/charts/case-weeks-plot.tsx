import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { useIntl } from 'react-intl'
import type { CaseWeekRow } from '#app/components/charts/case-week.ts'
import { chartColours } from '#app/components/charts/colours.ts'

/** The drawing of exclusions and returns. Loaded by itself, since nothing else needs what it is drawn with. */
export function CaseWeeksPlot({ weeks }: { weeks: CaseWeekRow[] }) {
  const intl = useIntl()
  return (
    <BarChart
      h={320}
      data={weeks}
      dataKey="week"
      series={[
        {
          name: 'excluded',
          color: chartColours.alarm,
          label: intl.formatMessage({ id: 'chart.weeks.excluded' }),
        },
        {
          name: 'reinstated',
          color: chartColours.plain,
          label: intl.formatMessage({ id: 'chart.weeks.reinstated' }),
        },
      ]}
      barProps={({ name }) =>
        name === 'reinstated'
          ? { fillOpacity: 0, stroke: chartColours.plain, strokeWidth: 2, strokeOpacity: 1 }
          : { fillOpacity: 1 }
      }
      barChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 12, bottom: 8, left: 0 } }}
      xAxisProps={{
        tickFormatter: (week: string) =>
          intl.formatDate(week, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
      }}
      yAxisProps={{ allowDecimals: false }}
    />
  )
}
