import { Anchor } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/charts/charts.module.css'
import { Island } from '#app/components/charts/island.tsx'
import review from '#app/components/review/review.module.css'

/**
 * Everything that stands around a plot: what it shows and how that is defined, over which range, of how many; its
 * legend in words; its rows as a table and as a file.
 */
export function ChartFrame({
  title,
  definition,
  range,
  count,
  legend,
  csv,
  rows,
  children,
}: {
  /** `title` and `definition` are ids of texts. */
  title: string
  definition: string
  range: ReactNode
  /** How much the plot stands on. */
  count: ReactNode
  legend: ReactNode
  /** Where the rows can be fetched as a file, if anywhere. */
  csv?: string
  /** A table of the same rows. */
  rows: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <figure className={classes.frame} aria-labelledby={id}>
      <figcaption>
        <strong id={id}>
          <FormattedMessage id={title} />
        </strong>
        <span className={review.muted}>
          {range} · {count}
        </span>
      </figcaption>
      <p className={classes.definition}>
        <FormattedMessage id={definition} />
      </p>
      <Island>{children}</Island>
      <ul className={classes.legend}>{legend}</ul>
      <details className={review.section}>
        <summary>
          <FormattedMessage id="chart.rows" />
        </summary>
        {rows}
      </details>
      {csv && (
        <Anchor href={csv} download underline="always" fz="sm">
          <FormattedMessage id="chart.csv" />
        </Anchor>
      )}
    </figure>
  )
}

/** One line of a legend: how something is drawn, and what it is. `label` is the id of a text. */
export function LegendEntry({ swatch, label }: { swatch: ReactNode; label: string }) {
  return (
    <li>
      <svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
        {swatch}
      </svg>
      <FormattedMessage id={label} />
    </li>
  )
}
