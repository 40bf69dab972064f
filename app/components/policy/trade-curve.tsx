import { Table } from '@mantine/core'
import { lazy } from 'react'
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { CurvePoint } from '#domain/detection/preview'

const TradePlot = lazy(async () => {
  const { TradePlot: plot } = await import('#app/components/policy/trade-plot.tsx')
  return { default: plot }
})

/** How many reviews go to people, and how many of the known fakes are among them, at each threshold. */
export function TradeCurve({ curve, since, csv }: { curve: CurvePoint[]; since: string; csv: string }) {
  return (
    <ChartFrame
      title="policies.curve.title"
      definition="policies.curve.definition"
      range={
        <FormattedMessage
          id="policies.curve.range"
          values={{ since: <FormattedDate value={since} dateStyle="medium" /> }}
        />
      }
      count={
        <FormattedMessage
          id="policies.curve.count"
          values={{ reviews: curve[0]?.reviews ?? 0, fakes: curve[0]?.fakes ?? 0 }}
        />
      }
      legend={
        <>
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.plain} strokeWidth={2} />}
            label="policies.curve.caught"
          />
          <LegendEntry
            swatch={<path d="M0 7H26" stroke={chartColours.alarm} strokeWidth={2} strokeDasharray="6 4" />}
            label="policies.curve.people"
          />
        </>
      }
      csv={csv}
      rows={<CurveRows curve={curve} />}
    >
      <TradePlot curve={curve} />
    </ChartFrame>
  )
}

function CurveRows({ curve }: { curve: CurvePoint[] }) {
  return (
    <DataTable label="policies.curve.title" columns={columns}>
      {curve.map((point) => (
        <Table.Tr key={point.publishBelow}>
          <NumberCell>
            <FormattedNumber value={point.publishBelow} maximumFractionDigits={3} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={point.toPeople} />
          </NumberCell>
          <NumberCell>
            <Share value={point.toPeopleShare} />
          </NumberCell>
          <NumberCell>
            <FormattedMessage
              id="policies.preview.of"
              values={{ part: point.fakesCaught, whole: point.fakes }}
            />
          </NumberCell>
          <NumberCell>
            <Share value={point.caughtShare} />
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

function Share({ value }: { value: number | null }) {
  return value === null ? '–' : <FormattedNumber value={value} style="percent" maximumFractionDigits={1} />
}

const columns = [
  'policies.publish_below',
  'policies.preview.to_people',
  'policies.curve.people',
  'policies.preview.caught',
  'policies.curve.caught',
] as const
