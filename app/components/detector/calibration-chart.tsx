import { Table } from '@mantine/core'
import { lazy } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { CalibrationBand } from '#domain/detection/drift'

const CalibrationPlot = lazy(async () => {
  const { CalibrationPlot: plot } = await import('#app/components/detector/calibration-plot.tsx')
  return { default: plot }
})

/** What probabilities promised beside what people found. */
export function CalibrationChart({ bands }: { bands: CalibrationBand[] }) {
  return (
    <ChartFrame
      title="drift.calibration"
      definition="drift.calibration_help"
      range={<FormattedMessage id="drift.four_weeks" />}
      count={
        <FormattedMessage
          id="drift.decided_count"
          values={{ count: bands.reduce((sum, { decided }) => sum + decided, 0) }}
        />
      }
      legend={
        <>
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.alarm} strokeWidth={2} strokeDasharray="6 4" />}
            label="drift.expected"
          />
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.plain} strokeWidth={2} />}
            label="drift.observed"
          />
          <LegendEntry
            swatch={<rect width={26} height={14} fill={chartColours.plain} fillOpacity={0.3} />}
            label="drift.interval"
          />
        </>
      }
      csv="/detector/drift/calibration.csv"
      rows={<CalibrationRows bands={bands} />}
    >
      <CalibrationPlot bands={bands} />
    </ChartFrame>
  )
}

function CalibrationRows({ bands }: { bands: CalibrationBand[] }) {
  return (
    <DataTable label="drift.calibration" columns={columns}>
      {bands.map((band) => (
        <Table.Tr key={band.band}>
          <Table.Td>
            <Share value={band.low} /> – <Share value={band.high} />
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={band.decided} />
          </NumberCell>
          <NumberCell>
            <Share value={band.expectedShare} />
          </NumberCell>
          <NumberCell>
            <Share value={band.observedShare} />
          </NumberCell>
          <NumberCell>
            <Share value={band.interval.low} /> – <Share value={band.interval.high} />
          </NumberCell>
          <Table.Td fw={band.isAlarming ? 700 : undefined}>
            <FormattedMessage id={band.isAlarming ? 'watch.alarming' : 'watch.fine'} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

function Share({ value }: { value: number }) {
  return <FormattedNumber value={value} style="percent" maximumFractionDigits={1} />
}

const columns = [
  'drift.band',
  'drift.decided',
  'drift.expected',
  'drift.observed',
  'drift.interval',
  'watch.verdict',
] as const
