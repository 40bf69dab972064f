import { FormattedMessage, useIntl } from 'react-intl'
import { Instant } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'

export type CaseEntry = {
  id: number
  type: string
  data: Record<string, unknown>
  actorKind: string
  happenedAt: string
  name: string | null
}

/** Everything that happened in a case, in words, the newest on top. */
export function CaseTimeline({ history }: { history: CaseEntry[] }) {
  const intl = useIntl()
  return (
    <ol className={`${review.plain} ${review.rows}`} reversed>
      {history.map(({ id, type, data, actorKind, happenedAt, name }) => (
        <li key={id}>
          <FormattedMessage
            id={`caseEvent.${textOf(type, actorKind)}`}
            defaultMessage={type}
            values={{
              who: name ?? intl.formatMessage({ id: `actor.${actorKind}`, defaultMessage: actorKind }),
              day: typeof data.day === 'number' ? data.day : 0,
              refusals: typeof data.refusals === 'number' ? data.refusals : 0,
              yes: String(data.isApproved === true),
              outcome: String(data.outcome ?? ''),
            }}
          />{' '}
          <span className={review.muted}>
            <Instant at={happenedAt} />
          </span>
          {noteOf(data) && <p className={review.quote}>{noteOf(data)}</p>}
        </li>
      ))}
    </ol>
  )
}

/** Which text says it: a probation ends well by itself, or by a person in spite of something. */
function textOf(type: string, actorKind: string): string {
  return type === 'probation_closed' && actorKind === 'person' ? 'probation_closed.person' : type
}

function noteOf(data: Record<string, unknown>): string {
  const note = data.note ?? data.why
  return typeof note === 'string' ? note : ''
}
