import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import classes from '#app/components/review/review.module.css'
import type { Fact, Signal } from '#domain/detection/signal'

/** Every finding with its facts in words, the weightiest first. */
export function SignalList({ signals }: { signals: Signal[] }) {
  if (signals.length === 0) {
    return (
      <p className={classes.muted}>
        <FormattedMessage id="review.noSignals" />
      </p>
    )
  }
  return (
    <ul className={`${classes.plain} ${classes.rows}`}>
      {signals.map((signal) => (
        <li key={signal.name} className={classes.signal}>
          <strong>
            <FormattedMessage id={`signal.${signal.name}.title`} defaultMessage={signal.name} />
          </strong>
          <span className={classes.muted}>
            <FormattedMessage
              id="review.signalNumbers"
              values={{ strength: signal.strength, contribution: signed(signal.contribution) }}
            />
          </span>
          <div className={classes.strength} aria-hidden>
            <div style={{ width: `${Math.round(signal.strength * 100)}%` }} />
          </div>
          <ul className={classes.facts}>
            {signal.facts.map((fact) => (
              <FactLine key={fact.id + JSON.stringify(fact.values)} signal={signal} fact={fact} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function signed(value: number) {
  return <FormattedNumber value={value} signDisplay="exceptZero" maximumFractionDigits={2} />
}

const pages = { review: '/reviews/', seller: '/sellers/', author: '/authors/', order: '/search?q=' } as const

function FactLine({ signal, fact: { id, values, evidence } }: { signal: Signal; fact: Fact }) {
  return (
    <li>
      <FormattedMessage id={`signal.${signal.name}.${id}`} defaultMessage={id} values={values} />{' '}
      {evidence?.ids.slice(0, 5).map((to) => (
        <span key={to}>
          <Anchor
            component={Link}
            to={pages[evidence.kind] + encodeURIComponent(to)}
            underline="always"
            fz="xs"
          >
            {to}
          </Anchor>{' '}
        </span>
      ))}
    </li>
  )
}
