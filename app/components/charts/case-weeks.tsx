import { Table } from '@mantine/core'
import { lazy } from 'react'
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import type { CaseWeekRow } from '#app/components/charts/case-week.ts'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'

const CaseWeeksPlot = lazy(async () => {
  const { CaseWeeksPlot: plot } = await import('#app/components/charts/case-weeks-plot.tsx')
  return { default: plot }
})

/** How many sellers were excluded and how many came back, week by week. */
export function CaseWeeks({ weeks, csv }: { weeks: CaseWeekRow[]; csv: string }) {
  const total = weeks.reduce((sum, { excluded }) => sum + excluded, 0)
  return (
    <ChartFrame
      title="chart.weeks.title"
      definition="chart.weeks.definition"
      range={<FormattedMessage id="chart.trend.range" values={{ weeks: weeks.length }} />}
      count={<FormattedMessage id="chart.weeks.count" values={{ count: total }} />}
      legend={
        <>
          <LegendEntry
            swatch={<rect x={4} width={18} height={14} fill={chartColours.alarm} />}
            label="chart.weeks.excluded"
          />
          <LegendEntry
            swatch={
              <rect
                x={5}
                y={1}
                width={16}
                height={12}
                fill="none"
                stroke={chartColours.plain}
                strokeWidth={2}
              />
            }
            label="chart.weeks.reinstated"
          />
        </>
      }
      csv={csv}
      rows={
        <DataTable label="chart.weeks.title" columns={columns}>
          {[...weeks].reverse().map(({ week, excluded, reinstated }) => (
            <Table.Tr key={week}>
              <Table.Td>
                <FormattedDate value={week} timeZone="UTC" dateStyle="medium" />
              </Table.Td>
              <NumberCell>
                <FormattedNumber value={excluded} />
              </NumberCell>
              <NumberCell>
                <FormattedNumber value={reinstated} />
              </NumberCell>
            </Table.Tr>
          ))}
        </DataTable>
      }
    >
      <CaseWeeksPlot weeks={weeks} />
    </ChartFrame>
  )
}

const columns = ['chart.week', 'chart.weeks.excluded', 'chart.weeks.reinstated'] as const
