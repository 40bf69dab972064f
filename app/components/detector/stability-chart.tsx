import { Table } from '@mantine/core'
import { lazy } from 'react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { StabilityWeek } from '#app/components/detector/stability-week.ts'
import type { Stability } from '#domain/detection/drift'

const StabilityPlot = lazy(async () => {
  const { StabilityPlot: plot } = await import('#app/components/detector/stability-plot.tsx')
  return { default: plot }
})

/** How far what screening finds moved from week to week; the rows are those of the newest week. */
export function StabilityChart({ weeks }: { weeks: StabilityWeek[] }) {
  const newest = weeks.at(-1)
  return (
    <ChartFrame
      title="drift.stability"
      definition="drift.stability_help"
      range={<FormattedMessage id="chart.trend.range" values={{ weeks: weeks.length }} />}
      count={
        <FormattedMessage
          id="drift.screened_count"
          values={{ count: weeks.reduce((sum, { screened }) => sum + screened, 0) }}
        />
      }
      legend={
        <>
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.plain} strokeWidth={2} />}
            label="drift.score"
          />
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.warning} strokeWidth={2} strokeDasharray="6 4" />}
            label="drift.most_moved"
          />
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.alarm} strokeWidth={1} />}
            label="drift.mark"
          />
        </>
      }
      csv="/detector/drift/weeks.csv"
      rows={<StabilityRows stability={newest?.stability ?? []} />}
    >
      <StabilityPlot weeks={weeks} />
    </ChartFrame>
  )
}

function StabilityRows({ stability }: { stability: Stability[] }) {
  const intl = useIntl()
  const nameOf = (name: string) =>
    name === 'score'
      ? intl.formatMessage({ id: 'drift.score' })
      : intl.formatMessage({ id: `signal.${name}.title`, defaultMessage: name })
  return (
    <DataTable label="drift.stability" columns={columns}>
      {stability.map(({ name, index, rate, referenceRate, isAlarming }) => (
        <Table.Tr key={name}>
          <Table.Td>{nameOf(name)}</Table.Td>
          <NumberCell>
            <FormattedNumber value={index} maximumFractionDigits={3} />
          </NumberCell>
          <NumberCell>
            <Rate value={referenceRate} />
          </NumberCell>
          <NumberCell>
            <Rate value={rate} />
          </NumberCell>
          <Table.Td fw={isAlarming ? 700 : undefined}>
            <FormattedMessage id={isAlarming ? 'watch.alarming' : 'watch.fine'} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

function Rate({ value }: { value: number | null }) {
  return value === null ? '–' : <FormattedNumber value={value} style="percent" maximumFractionDigits={1} />
}

const columns = ['drift.input', 'drift.index', 'drift.rate_before', 'drift.rate', 'watch.verdict'] as const
