import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { MarkButtons, type Marking } from '#app/components/review/mark-buttons.tsx'
import review from '#app/components/review/review.module.css'
import classes from '#app/components/review/signals.module.css'
import { isLearnt, tellFact } from '#domain/detection/learnt-facts'
import type { Fact, Signal } from '#domain/detection/signal'

/** One finding: what it is, whether it speaks for a fake or against, how much, and its facts in words. */
export function SignalRow({ signal, marking }: { signal: Signal; marking: Marking | undefined }) {
  const intl = useIntl()
  const { name, strength, contribution } = signal
  const title = intl.formatMessage({ id: `signal.${name}.title`, defaultMessage: name })
  const speaks = contribution < 0 ? 'against' : 'for'
  return (
    <li className={classes.signal}>
      <strong>{title}</strong>
      <span className={review.muted}>
        <FormattedMessage
          id={isLearnt(name) ? `review.speaks.${speaks}` : 'review.signalNumbers'}
          values={{ strength, contribution: signed(contribution) }}
        />
      </span>
      <div className={classes.strength} data-speaks={speaks} aria-hidden>
        <div style={{ width: `${Math.round(strength * 100)}%` }} />
      </div>
      <ul className={classes.facts}>
        {signal.facts.map((fact) => (
          <FactLine key={fact.id + JSON.stringify(fact.values)} signal={signal} fact={fact} />
        ))}
      </ul>
      {marking && <MarkButtons signal={name} title={title} marking={marking} />}
    </li>
  )
}

function signed(value: number) {
  return <FormattedNumber value={value} signDisplay="exceptZero" maximumFractionDigits={2} />
}

const pages = { review: '/reviews/', seller: '/sellers/', author: '/authors/', order: '/search?q=' } as const

function FactLine({ signal, fact }: { signal: Signal; fact: Fact }) {
  const { message, values } = tellFact(signal, fact)
  const { evidence } = fact
  return (
    <li>
      <FormattedMessage id={message} defaultMessage={fact.id} values={values} />{' '}
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
