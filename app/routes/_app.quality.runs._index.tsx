import { Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { CounterCheck } from '#app/components/quality/counter-check.tsx'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { RunProgress } from '#app/components/quality/run-progress.tsx'
import { RunTable } from '#app/components/quality/run-table.tsx'
import { readForm, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { listedRun, readLatestTask } from '#app/pages/quality-runs.server.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { requestRun } from '#commands/quality/request-run'
import { requestCancel } from '#db/quality/long-tasks'
import { listRuns } from '#db/quality/runs'
import { findCounterCheck } from '#db/quality/standings'
import { may } from '#domain/permission'

const runsShown = 60

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'quality_run.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_quality')
  const [runs, check, task] = await Promise.all([
    listRuns(context.db, runsShown),
    findCounterCheck(context.db),
    readLatestTask(context.db),
  ])
  return { runs: runs.map(listedRun), check, task, canManage: may(person, 'manage_quality_policy') }
}

const RunForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('run') }),
  z.object({ intent: z.literal('cancel'), taskId: z.uuid() }),
])

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = actorOf(requirePerson(context, request, 'manage_quality_policy'))
  const form = await request.formData()
  const read = readForm(form, RunForm)
  if (!read.ok) return data({ state: read }, 422)
  const { db, clock, environment } = context
  if (read.value.intent === 'run') {
    await requestRun(db, { zone: environment.marketplaceZone }, actor, clock.now())
    return redirect('/quality/runs')
  }
  if (await requestCancel(db, read.value.taskId)) return redirect('/quality/runs')
  const errors: Record<string, string> = { form: 'quality_run.already_ended' }
  return data({ state: { errors, values: valuesOf(form) } }, 409)
}

export default function QualityRuns() {
  const { runs, check, task, canManage } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isOpen = task?.state === 'waiting' || task?.state === 'running'
  return (
    <Stack maw={1000}>
      <Title order={1}>
        <FormattedMessage id="quality_run.title" />
      </Title>
      <QualityTabs />
      <Text maw={640}>
        <FormattedMessage id="quality_run.intro" />
      </Text>
      <FormState state={answer?.state}>
        <Section title="quality_run.current">
          {task && <RunProgress task={task} canManage={canManage} />}
          {canManage && !isOpen && (
            <Form method="post">
              <Submit intent="run" label="quality_run.run_now" />
            </Form>
          )}
          <CounterCheck check={check} />
        </Section>
      </FormState>
      {runs.length > 0 ? (
        <RunTable runs={runs} />
      ) : (
        <Empty title="quality_run.none.title" text="quality_run.none.text" />
      )}
    </Stack>
  )
}
