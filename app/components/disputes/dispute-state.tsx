import { Badge } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { DisputeState } from '#domain/disputes/dispute'

const colours: Record<DisputeState, string> = {
  open: 'blue',
  kept: 'gray',
  masked: 'green',
  removed: 'green',
  withdrawn: 'gray',
}

export function DisputeStateBadge({ state }: { state: DisputeState }) {
  return (
    <Badge color={colours[state]} variant="light" tt="none">
      <FormattedMessage id={`disputes.state.${state}`} />
    </Badge>
  )
}
