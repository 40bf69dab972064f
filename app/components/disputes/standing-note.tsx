import { Alert, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { DayOf, Instant } from '#app/components/review/age.tsx'

/** How a seller stands with its disputes of the last 90 days; instants are RFC 3339. */
export type ShownStanding = {
  /** `warn` where the next dispute comes with a warning, `warned` where one was given. */
  kind: 'free' | 'warn' | 'warned' | 'limited'
  decided: number
  unfounded: number
  warnedAt: string | null
  until: string | null
}

/** Says to a shop that it is warned or limited, and why; nothing where it is neither. */
export function OwnStanding({ standing }: { standing: ShownStanding }) {
  if (standing.kind === 'free') return null
  return (
    <Alert color="orange" role="note">
      <FormattedMessage id={`disputes.own_standing.${standing.kind}`} values={valuesOf(standing)} />
    </Alert>
  )
}

/** The same for staff, with the figures also of a shop that is free to dispute. */
export function StandingLine({ standing }: { standing: ShownStanding }) {
  return (
    <Text size="sm">
      <FormattedMessage id="disputes.standing.record" values={valuesOf(standing)} />{' '}
      <FormattedMessage id={`disputes.standing.${standing.kind}`} values={valuesOf(standing)} />
    </Text>
  )
}

function valuesOf({ decided, unfounded, warnedAt, until }: ShownStanding) {
  return {
    ...{ decided, unfounded },
    day: warnedAt ? <DayOf at={warnedAt} /> : '',
    until: until ? <Instant at={until} /> : '',
  }
}
