import { Badge } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

/** Whether an endpoint is told anything, in one word. */
export function WebhookState({
  disabledAt,
  failingSince,
}: {
  disabledAt: Date | null
  failingSince: Date | null
}) {
  const state = disabledAt ? 'disabled' : failingSince ? 'failing' : 'active'
  const color = { disabled: 'gray', failing: 'red', active: 'green' }[state]
  return (
    <Badge color={color} variant="light">
      <FormattedMessage id={`webhooks.is_${state}`} />
    </Badge>
  )
}
