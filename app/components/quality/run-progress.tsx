import { Alert, Group, Progress, Stack, Text } from '@mantine/core'
import { Form, useRevalidator } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Submit } from '#app/components/admin/submit.tsx'
import { useLive } from '#app/components/shell/live.tsx'

export type RunTask = {
  id: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  total: number
  done: number
  cancelRequested: boolean
  createdAt: Date
  finishedAt: Date | null
  startedByName: string | null
}

/** The run that is under way or ended last, kept up to date; whoever may can end it. */
export function RunProgress({ task, canManage }: { task: RunTask; canManage: boolean }) {
  const intl = useIntl()
  const { revalidate } = useRevalidator()
  useLive('quality', () => void revalidate())
  const { state, total, done, startedByName } = task
  const at = intl.formatDate(task.createdAt, { dateStyle: 'medium', timeStyle: 'short' })
  const isOpen = state === 'waiting' || state === 'running'
  return (
    <Stack gap="xs" role="group" aria-label={intl.formatMessage({ id: 'quality_run.current' })}>
      <Text role="status">
        <FormattedMessage
          id={`quality_run.task.${state === 'running' && total === 0 ? 'counting' : state}`}
          values={{ share: intl.formatNumber(total && done / total, { style: 'percent' }) }}
        />{' '}
        {startedByName ? (
          <FormattedMessage id="quality_run.started_by" values={{ name: startedByName, at }} />
        ) : (
          <FormattedMessage id="quality_run.started_at" values={{ at }} />
        )}
      </Text>
      {isOpen && total > 0 && (
        <Progress
          value={(100 * done) / total}
          aria-label={intl.formatMessage({ id: 'quality_run.progress' })}
        />
      )}
      {isOpen && task.cancelRequested && (
        <Alert color="blue">
          <FormattedMessage id="quality_run.stops_soon" />
        </Alert>
      )}
      {isOpen && !task.cancelRequested && canManage && (
        <Form method="post">
          <input type="hidden" name="taskId" value={task.id} />
          <Group>
            <Submit intent="cancel" label="quality_run.cancel" variant="default" />
          </Group>
        </Form>
      )}
    </Stack>
  )
}
