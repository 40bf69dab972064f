import { Table } from '@mantine/core'
import { lazy } from 'react'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { type CurveKind, type CurveRow, curveRows } from '#app/components/detector/curve-rows.ts'
import { Share } from '#app/components/detector/share.tsx'
import type { Comparison } from '#domain/detection/models/comparison'

const CurvePlot = lazy(async () => {
  const { CurvePlot: plot } = await import('#app/components/detector/curve-plot.tsx')
  return { default: plot }
})

const kinds = ['roc', 'precisionRecall', 'reliability'] as const satisfies CurveKind[]

/** How both models do at every threshold, and whether what they say comes true. */
export function ComparedCurves({ comparison }: { comparison: Comparison }) {
  return kinds.map((kind) => {
    const rows = curveRows(kind, comparison)
    return (
      <ChartFrame
        key={kind}
        title={`detector_models.curve.${kind}`}
        definition={`detector_models.curve.${kind}.definition`}
        range={<FormattedMessage id="detector_models.newest" />}
        count={
          <FormattedMessage
            id="detector_models.compared_on"
            values={{ reviews: comparison.reviews, fakes: comparison.fakes }}
          />
        }
        legend={<Legend hasIdeal={kind !== 'precisionRecall'} />}
        rows={<Rows kind={kind} rows={rows} />}
      >
        <CurvePlot rows={rows} />
      </ChartFrame>
    )
  })
}

function Legend({ hasIdeal }: { hasIdeal: boolean }) {
  const line = (stroke: string, dash?: string) => (
    <path d="M0 7H26" stroke={stroke} strokeWidth={2} {...(dash && { strokeDasharray: dash })} />
  )
  return (
    <>
      <LegendEntry swatch={line(chartColours.plain)} label="detector_models.challenger" />
      <LegendEntry swatch={line(chartColours.market, '6 4')} label="detector_models.champion" />
      {hasIdeal && <LegendEntry swatch={line(chartColours.limit, '2 4')} label="detector_models.ideal" />}
    </>
  )
}

function Rows({ kind, rows }: { kind: CurveKind; rows: CurveRow[] }) {
  const columns = [
    `detector_models.curve.${kind}.x`,
    'detector_models.challenger',
    'detector_models.champion',
  ]
  return (
    <DataTable label={`detector_models.curve.${kind}`} columns={columns}>
      {rows.map(({ x, challenger, champion }) => (
        <Table.Tr key={x}>
          <NumberCell>
            <Share value={x} />
          </NumberCell>
          <NumberCell>
            <Share value={challenger} />
          </NumberCell>
          <NumberCell>
            <Share value={champion} />
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
