import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import portal from '#app/components/portal/portal.module.css'
import type { ComplaintQueue } from '#domain/complaints/desk'

/** The lines complaints wait in, with how many do. */
export function LineTabs({
  lines,
  open,
}: {
  lines: { queue: ComplaintQueue; open: number }[]
  open: ComplaintQueue
}) {
  return (
    <div className={portal.tabs}>
      {lines.map(({ queue, open: waiting }) => (
        <Link key={queue} to={`?queue=${queue}`} aria-current={queue === open ? 'page' : undefined}>
          <FormattedMessage id={`complaints.queue.${queue}`} />
          &nbsp;({waiting})
        </Link>
      ))}
    </div>
  )
}
