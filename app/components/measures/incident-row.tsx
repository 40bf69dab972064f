import { Badge, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import classes from '#app/components/measures/measures.module.css'
import { DayOf } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import { allowedIncidentMoves, type IncidentState } from '#domain/measures/incident'

export type IncidentFacts = {
  id: string
  category: string | null
  region: string | null
  fromDay: string
  toDay: string
  state: IncidentState
  reason: string
  createdAt: string
  createdByName: string | null
  liftReason: string | null
  closedByName: string | null
  version: number
}

const colours = { under_review: 'blue', in_force: 'orange', lifted: 'gray' } as const

type Row = { incident: IncidentFacts; requestKey: string; answer: FormAnswer | undefined }

/** One incident: what, when, for whom, and what can be done with it. */
export function IncidentRow({ incident, requestKey, answer }: Row) {
  const { category, region, fromDay, toDay, state, reason, createdAt, createdByName } = incident
  return (
    <tr>
      <td>
        {reason}
        <div className={review.muted}>
          <FormattedMessage
            id="incident.notedBy"
            values={{ name: createdByName, day: <DayOf at={createdAt} /> }}
          />
        </div>
        {incident.liftReason && (
          <div className={review.muted}>
            <FormattedMessage
              id="incident.liftedBy"
              values={{ name: incident.closedByName, reason: incident.liftReason }}
            />
          </div>
        )}
      </td>
      <td>
        <FormattedMessage
          id="incident.days"
          values={{ from: <CalendarDay day={fromDay} />, to: <CalendarDay day={toDay} /> }}
        />
      </td>
      <td>
        {category ?? <FormattedMessage id="incident.everyCategory" />}
        {region && <div className={review.muted}>{region}</div>}
      </td>
      <td>
        <Badge color={colours[state]} variant="light" autoContrast>
          <FormattedMessage id={`incident.state.${state}`} />
        </Badge>
        <Moves incident={incident} requestKey={requestKey} answer={answer} />
      </td>
    </tr>
  )
}

/** A calendar day, which is the same everywhere. */
function CalendarDay({ day }: { day: string }) {
  const intl = useIntl()
  return (
    <time dateTime={day}>
      {intl.formatDate(`${day}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' })}
    </time>
  )
}

function Moves({ incident: { id, state, version }, requestKey, answer }: Row) {
  const moves = allowedIncidentMoves(state)
  const [confirm, lift] = [`confirm ${id}`, `lift ${id}`]
  return (
    <div className={classes.forms}>
      {moves.includes('confirm') && (
        <Form method="post">
          <FormState state={answer?.form === confirm ? answer.state : undefined}>
            <Hidden form={confirm} requestKey={requestKey} version={version} />
            <input type="hidden" name="incidentId" value={id} />
            <Submit intent="confirm" label="incident.confirm" variant="default" size="xs" />
          </FormState>
        </Form>
      )}
      {moves.includes('lift') && (
        <details open={answer?.form === lift}>
          <summary>
            <FormattedMessage id="incident.lift" />
          </summary>
          <Form method="post">
            <FormState state={answer?.form === lift ? answer.state : undefined}>
              <Stack gap="sm">
                <Hidden form={lift} requestKey={requestKey} version={version} />
                <input type="hidden" name="incidentId" value={id} />
                <AreaField name="reason" label="incident.field.liftReason" isRequired maxLength={2000} />
                <Submit intent="lift" label="incident.lift" variant="default" size="xs" />
              </Stack>
            </FormState>
          </Form>
        </details>
      )}
    </div>
  )
}
