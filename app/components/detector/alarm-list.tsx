import { Alert, Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { When } from '#app/components/admin/page-parts.tsx'

/** Something about the detector that has to be looked into; `topic` is what was measured and over what. */
export type ShownAlarm = { id: string; kind: 'neutrality' | 'drift'; topic: string; raisedAt: string }

/** The alarms that stand; where they are `linked`, each kind leads to its figures. */
export function AlarmList({ alarms, linked = false }: { alarms: ShownAlarm[]; linked?: boolean }) {
  if (alarms.length === 0) return null
  const kinds = [...new Set(alarms.map(({ kind }) => kind))]
  return (
    <Alert color="orange" variant="outline" role="alert" mb="sm">
      <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <AlarmText alarm={alarm} /> <FormattedMessage id="watch.since" />{' '}
            <When at={new Date(alarm.raisedAt)} />
          </li>
        ))}
      </ul>
      {linked &&
        kinds.map((kind) => (
          <Anchor key={kind} component={Link} to={`/detector/${kind}`} underline="always" mr="md">
            <FormattedMessage id={`watch.look.${kind}`} />
          </Anchor>
        ))}
    </Alert>
  )
}

function AlarmText({ alarm: { topic } }: { alarm: ShownAlarm }) {
  const intl = useIntl()
  const [measure = '', of = ''] = topic.split(':')
  const name =
    of === 'score'
      ? intl.formatMessage({ id: 'drift.score' })
      : intl.formatMessage({ id: `signal.${of}.title`, defaultMessage: of })
  return (
    <FormattedMessage
      id={`watch.alarm.${measure}`}
      values={{ days: Number(of) || 0, from: Number(of) || 0, name }}
    />
  )
}
