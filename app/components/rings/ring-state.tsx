import { Badge } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { RingState } from '#domain/rings/ring'

const colours = {
  open: 'orange',
  deciding: 'blue',
  rejected: 'red',
  dismissed: 'gray',
} as const satisfies Record<RingState, string>

/** Where a ring stands. */
export function RingStateBadge({ state }: { state: RingState }) {
  return (
    <Badge color={colours[state]} variant="light" autoContrast>
      <FormattedMessage id={`ring.state.${state}`} />
    </Badge>
  )
}
