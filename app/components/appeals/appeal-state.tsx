import { Badge } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { AppealState } from '#domain/appeals/state'

const colours: Record<AppealState, string> = {
  submitted: 'blue',
  inadmissible: 'gray',
  assigned: 'blue',
  under_review: 'blue',
  info_requested: 'orange',
  second_opinion: 'orange',
  upheld: 'gray',
  overturned: 'green',
  modified: 'green',
  effects_done: 'green',
  external: 'orange',
  closed: 'gray',
  withdrawn: 'gray',
}

export function AppealStateBadge({ state }: { state: AppealState }) {
  return (
    <Badge color={colours[state]} variant="light" tt="none">
      <FormattedMessage id={`appeals.state.${state}`} />
    </Badge>
  )
}
