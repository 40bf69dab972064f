import { Anchor, Button } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import type { DeskState } from '#app/components/desk/desk-state.ts'
import { Due } from '#app/components/desk/due.tsx'
import type { QueueName } from '#app/components/desk/evidence.ts'
import { LeaseClock } from '#app/components/desk/lease-clock.tsx'
import type { Line } from '#app/components/desk/use-line.ts'
import review from '#app/components/review/review.module.css'

/** Which queue this is, how it stands, how long the item is mine, and what came in meanwhile. */
export function DeskHead({ queue, desk, line }: { queue: QueueName; desk: DeskState; line: Line }) {
  return (
    <header className={classes.head}>
      <h1>
        <FormattedMessage id={`queue.${queue}`} />
      </h1>
      <span className={review.muted}>
        <FormattedMessage id="desk.open" values={{ open: line.summary.open }} />
        {line.summary.oldestDueAt && (
          <>
            {' · '}
            <FormattedMessage id="desk.oldest" values={{ due: <Due at={line.summary.oldestDueAt} /> }} />
          </>
        )}
        {' · '}
        <FormattedMessage id="desk.mine" values={{ count: line.summary.decidedTodayByMe }} />
      </span>
      {line.fresh > 0 && (
        <Button size="compact-xs" variant="light" radius="xl" onClick={line.showFresh}>
          <FormattedMessage id="desk.fresh" values={{ count: line.fresh }} />
        </Button>
      )}
      {desk.isOffline && (
        <strong className={classes.overdue} role="status">
          <FormattedMessage id="desk.offline" />
        </strong>
      )}
      <span className={classes.spacer} />
      {desk.current && (
        <span className={review.muted}>
          <LeaseClock until={desk.current.work.leaseUntil} />
        </span>
      )}
      <Anchor component={Link} to="/" underline="always" fz="xs">
        <FormattedMessage id="desk.allQueues" />
      </Anchor>
    </header>
  )
}
