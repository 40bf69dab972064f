import type { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import classes from '#app/components/pages/pages.module.css'
import { DayOf } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import { StateBadge } from '#app/components/review/state-badge.tsx'
import type { SignalName } from '#domain/detection/signal'
import type { ReviewState } from '#domain/review'

/** Numbers with their names, one beneath another. */
export function Facts({ rows }: { rows: { label: ReactNode; value: ReactNode; id: string }[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(({ id, label, value }) => (
        <div key={id} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How many of a seller's newest reviews stand where. */
export function StateTally({ states }: { states: { state: ReviewState; reviews: number }[] }) {
  return (
    <Facts
      rows={states.map(({ state, reviews }) => ({
        id: state,
        label: <StateBadge state={state} />,
        value: <FormattedNumber value={reviews} />,
      }))}
    />
  )
}

/** How often each finding came up in a seller's newest reviews. */
export function SignalTally({ signals }: { signals: { name: SignalName; reviews: number }[] }) {
  if (signals.length === 0) {
    return (
      <p className={review.muted}>
        <FormattedMessage id="seller.noSignals" />
      </p>
    )
  }
  return (
    <Facts
      rows={signals.map(({ name, reviews }) => ({
        id: name,
        label: <FormattedMessage id={`signal.${name}.title`} defaultMessage={name} />,
        value: <FormattedNumber value={reviews} />,
      }))}
    />
  )
}

export type OrderNumbers = {
  orders: number
  delivered: number
  late: number
  cancelledBySeller: number
  returned: number
  newestAt: string | null
}

/** What became of a seller's newest orders. */
export function OrderFactsList({ summary }: { summary: OrderNumbers }) {
  const { newestAt, ...numbers } = summary
  const rows = Object.entries(numbers).map(([name, value]) => ({
    id: name,
    label: <FormattedMessage id={`orders.${name}`} />,
    value: <FormattedNumber value={value} />,
  }))
  const newest = newestAt
    ? [{ id: 'newest', label: <FormattedMessage id="orders.newest" />, value: <DayOf at={newestAt} /> }]
    : []
  return <Facts rows={[...rows, ...newest]} />
}
