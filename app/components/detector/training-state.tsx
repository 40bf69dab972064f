import { Alert, Progress, Stack, Text } from '@mantine/core'
import { Form, useRevalidator } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Submit } from '#app/components/admin/submit.tsx'
import { useLive } from '#app/components/shell/live.tsx'

export type TrainingTask = {
  id: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** 0–100. */
  done: number
  cancelRequested: boolean
  createdAt: Date
  startedByName: string | null
  /** How it ended: with a challenger of this number, or why without. */
  outcome:
    | { outcome: 'made'; number: number }
    | { outcome: 'too_few' | 'nothing_new'; reviews: number; fakes: number }
    | null
}

/** The training that is under way or was the last, kept up to date; whoever may can start and end one. */
export function TrainingState({ task, canManage }: { task: TrainingTask | undefined; canManage: boolean }) {
  const intl = useIntl()
  const { revalidate } = useRevalidator()
  useLive('quality', () => void revalidate())
  const isOpen = task?.state === 'waiting' || task?.state === 'running'
  return (
    <Stack gap="xs">
      {task ? <LastTraining task={task} /> : <FormattedMessage id="detector_models.training.never" />}
      {task && isOpen && (
        <Progress value={task.done} aria-label={intl.formatMessage({ id: 'detector_models.progress' })} />
      )}
      {task && isOpen && task.cancelRequested && (
        <Alert color="blue">
          <FormattedMessage id="detector_models.stops_soon" />
        </Alert>
      )}
      {canManage && !(isOpen && task?.cancelRequested) && (
        <Form method="post">
          {isOpen && <input type="hidden" name="taskId" value={task?.id} />}
          {isOpen ? (
            <Submit intent="cancel" label="detector_models.cancel" variant="default" />
          ) : (
            <Submit intent="train" label="detector_models.train" />
          )}
        </Form>
      )}
    </Stack>
  )
}

function LastTraining({ task }: { task: TrainingTask }) {
  const intl = useIntl()
  const at = intl.formatDate(task.createdAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Text role="status">
      {task.state === 'done' && task.outcome ? (
        <FormattedMessage
          id={`detector_models.training.${task.outcome.outcome}`}
          values={{ ...task.outcome }}
        />
      ) : (
        <FormattedMessage
          id={`detector_models.training.${task.state}`}
          values={{ share: intl.formatNumber(task.done / 100, { style: 'percent' }) }}
        />
      )}{' '}
      {task.startedByName ? (
        <FormattedMessage id="detector_models.started_by" values={{ name: task.startedByName, at }} />
      ) : (
        <FormattedMessage id="detector_models.started_at" values={{ at }} />
      )}
    </Text>
  )
}
