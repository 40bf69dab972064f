import { lazy } from 'react'
import { FormattedMessage } from 'react-intl'
import { ChartFrame, LegendEntry } from '#app/components/charts/chart-frame.tsx'
import { chartColours } from '#app/components/charts/colours.ts'
import { NeutralityGroups } from '#app/components/detector/neutrality-groups.tsx'
import type { NeutralityWindow } from '#domain/detection/neutrality'

const NeutralityPlot = lazy(async () => {
  const { NeutralityPlot: plot } = await import('#app/components/detector/neutrality-plot.tsx')
  return { default: plot }
})

/** How reviews of each number of stars fared in a window. */
export function NeutralityChart({ window: { days, groups } }: { window: NeutralityWindow }) {
  const stars = groups.filter(({ dimension }) => dimension === 'stars')
  const settled = stars.reduce((sum, group) => sum + group.settled, 0)
  return (
    <ChartFrame
      title="neutrality.chart"
      definition="neutrality.definition"
      range={<FormattedMessage id="neutrality.days" values={{ days }} />}
      count={<FormattedMessage id="neutrality.count" values={{ count: settled }} />}
      legend={
        <>
          <LegendEntry
            swatch={<rect x={4} width={18} height={14} fill={chartColours.plain} />}
            label="neutrality.measure.published"
          />
          <LegendEntry
            swatch={
              <rect
                x={5}
                y={1}
                width={16}
                height={12}
                fill="none"
                stroke={chartColours.warning}
                strokeWidth={2}
              />
            }
            label="neutrality.measure.publishedInTime"
          />
        </>
      }
      csv={`/detector/neutrality.csv?days=${days}`}
      rows={<NeutralityGroups title="neutrality.by.stars" groups={stars} />}
    >
      <NeutralityPlot groups={stars} />
    </ChartFrame>
  )
}
