import { FormattedMessage } from 'react-intl'
import type { Marking } from '#app/components/review/mark-buttons.tsx'
import classes from '#app/components/review/review.module.css'
import { SignalRow } from '#app/components/review/signal-row.tsx'
import { foldMinor } from '#domain/detection/learnt-facts'
import type { Signal } from '#domain/detection/signal'

/** Every finding with its facts in words, the weightiest first; what adds little is folded away. */
export function SignalList({ signals, marking }: { signals: Signal[]; marking: Marking | undefined }) {
  if (signals.length === 0) {
    return (
      <p className={classes.muted}>
        <FormattedMessage id="review.noSignals" />
      </p>
    )
  }
  const { main, minor } = foldMinor(signals)
  return (
    <>
      <Rows signals={main} marking={marking} />
      {minor.length > 0 && (
        <details className={classes.more}>
          <summary>
            <FormattedMessage id="review.minorSignals" values={{ count: minor.length }} />
          </summary>
          <Rows signals={minor} marking={marking} />
        </details>
      )}
    </>
  )
}

function Rows({ signals, marking }: { signals: Signal[]; marking: Marking | undefined }) {
  return (
    <ul className={`${classes.plain} ${classes.rows}`}>
      {signals.map((signal) => (
        <SignalRow key={signal.name} signal={signal} marking={marking} />
      ))}
    </ul>
  )
}
