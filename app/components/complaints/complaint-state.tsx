import { Badge } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { ComplaintState } from '#domain/complaints/state'

/** The stage a complaint is in, in a word. */
export function ComplaintStateBadge({ state }: { state: ComplaintState }) {
  return (
    <Badge variant="default" size="lg" tt="none" style={{ maxWidth: '100%' }}>
      <FormattedMessage id={`complaints.state.${state}`} />
    </Badge>
  )
}
