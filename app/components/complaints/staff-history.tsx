import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import type { StaffEntry } from '#app/components/complaints/staff-case.ts'
import { Instant } from '#app/components/review/age.tsx'
import { escrowAsks } from '#domain/complaints/step'

/** Everything that has happened to a complaint, the newest on top, with who of us did it. */
export function StaffHistory({ history }: { history: StaffEntry[] }) {
  return (
    <ol className={classes.timeline} reversed>
      {history.map((entry) => (
        <li key={entry.id}>
          <strong>
            <EntryText entry={entry} />
          </strong>
          <span className={classes.muted}>
            <Instant at={entry.at} />
            <Who entry={entry} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function EntryText({ entry: { type, data } }: { entry: StaffEntry }) {
  if (type === 'complaint_moved') return <FormattedMessage id={`complaints.state.${String(data.after)}`} />
  if (type === 'marketplace_asked' && isOfMoney(data.ask)) return <FormattedMessage id={stepOfMoney(data)} />
  return <FormattedMessage id={`complaints.event.${type}`} defaultMessage={type} />
}

function isOfMoney(ask: unknown): boolean {
  return escrowAsks.some((each) => each === ask)
}

/** As both sides are told it. */
function stepOfMoney({ ask, to }: StaffEntry['data']): string {
  const side = ask === 'escrow_release' && typeof to === 'string' ? `_${to}` : ''
  return `complaints.step.marketplace_asked.${String(ask)}${side}`
}

function Who({ entry: { name, data } }: { entry: StaffEntry }) {
  if (name) return <> · {name}</>
  if (typeof data.by !== 'string') return null
  return (
    <>
      {' · '}
      <FormattedMessage id={`complaints.by.${data.by}`} />
    </>
  )
}
