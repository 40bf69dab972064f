import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { Due } from '#app/components/desk/due.tsx'
import type { QueueName } from '#app/components/desk/evidence.ts'
import classes from '#app/components/pages/pages.module.css'
import review from '#app/components/review/review.module.css'

export type QueueFacts = {
  queue: QueueName
  open: number
  oldestDueAt: string | null
  mine: number
}

/** How one queue stands, and the way into it. */
export function QueueCard({ facts, isFirst }: { facts: QueueFacts; isFirst: boolean }) {
  const { queue, open, oldestDueAt, mine } = facts
  return (
    <section className={classes.card} aria-labelledby={`queue-${queue}`}>
      <h2 id={`queue-${queue}`}>
        <FormattedMessage id={`queue.${queue}`} />
      </h2>
      <div className={classes.big} data-testid={`open-${queue}`}>
        <FormattedNumber value={open} />
      </div>
      <div className={review.muted}>
        <FormattedMessage id="queues.open" values={{ open }} />
      </div>
      <dl className={classes.facts}>
        <dt>
          <FormattedMessage id="queues.oldest" />
        </dt>
        <dd>{oldestDueAt ? <Due at={oldestDueAt} /> : <FormattedMessage id="queues.nothing" />}</dd>
        <dt>
          <FormattedMessage id="queues.mine" />
        </dt>
        <dd>
          <FormattedNumber value={mine} />
        </dd>
      </dl>
      {open > 0 || mine > 0 ? (
        <Button
          component={Link}
          to={`/desk/${queue}`}
          variant={isFirst ? 'filled' : 'default'}
          fullWidth
          size="md"
          data-testid={`start-${queue}`}
        >
          <FormattedMessage id={mine > 0 ? 'queues.goOn' : 'queues.start'} />
        </Button>
      ) : (
        <p className={review.muted}>
          <FormattedMessage id={`queues.empty.${queue}`} />
        </p>
      )}
    </section>
  )
}
