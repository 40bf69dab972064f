import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import portal from '#app/components/portal/portal.module.css'
import type { ComplaintQueue } from '#domain/complaints/desk'

/** One's own complaints, with in how many something is new, the lines they wait in, with how many do, and the figures. */
export function LineTabs({
  lines,
  own,
  held,
  open,
}: {
  lines: { queue: ComplaintQueue; open: number }[]
  own: { open: number; fresh: number }
  /** How many messages are held. */
  held: number
  open: ComplaintQueue | 'own' | 'held' | 'figures'
}) {
  return (
    <div className={portal.tabs}>
      <Link to="/complaints?queue=own" aria-current={open === 'own' ? 'page' : undefined}>
        <FormattedMessage id="complaints.own" />
        &nbsp;(
        <FormattedMessage id="complaints.own.counts" values={own} />)
      </Link>
      <Link to="/complaints?queue=held" aria-current={open === 'held' ? 'page' : undefined}>
        <FormattedMessage id="complaints.held" />
        &nbsp;({held})
      </Link>
      {lines.map(({ queue, open: waiting }) => (
        <Link
          key={queue}
          to={`/complaints?queue=${queue}`}
          aria-current={queue === open ? 'page' : undefined}
        >
          <FormattedMessage id={`complaints.queue.${queue}`} />
          &nbsp;({waiting})
        </Link>
      ))}
      <Link to="/complaints-figures" aria-current={open === 'figures' ? 'page' : undefined}>
        <FormattedMessage id="complaints.figures" />
      </Link>
    </div>
  )
}
