import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/charts/charts.module.css'

/**
 * A plot that only a browser draws, in a place that is kept free for it. What it shows stands in words and rows
 * beside it, so that it is hidden from whoever cannot see it.
 */
export function Island({ children }: { children: ReactNode }) {
  const [isMounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  const waiting = (
    <p className={classes.waiting} data-waiting>
      <FormattedMessage id="chart.waiting" />
    </p>
  )
  return (
    <div className={classes.island} aria-hidden>
      {isMounted ? <Suspense fallback={waiting}>{children}</Suspense> : waiting}
    </div>
  )
}
