import { Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { AuditPanel } from '#app/components/detector/audit-panel.tsx'
import { Champion } from '#app/components/detector/champion.tsx'
import { ComparedCurves } from '#app/components/detector/compared-curves.tsx'
import { ComparedFigures } from '#app/components/detector/compared-figures.tsx'
import { Limits } from '#app/components/detector/limits.tsx'
import { LearntFromText, ModelTable } from '#app/components/detector/model-table.tsx'
import { NotEnough } from '#app/components/detector/not-enough.tsx'
import { PromotionForm } from '#app/components/detector/promotion-form.tsx'
import { TrainingState } from '#app/components/detector/training-state.tsx'
import { fulfilModelForm } from '#app/pages/detector-model-requests.server.ts'
import { readDetectorModels } from '#app/pages/detector-models.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { may } from '#domain/permission'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'detector_models.title')

const modelNumber = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_detector')
  const wanted = modelNumber.parse(new URL(request.url).searchParams.get('model') ?? undefined)
  const read = await readDetectorModels(context.db, { wanted, now: context.clock.now() })
  return { ...read, canManage: may(person, 'manage_detector') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_detector')
  const fulfilled = await fulfilModelForm(context, await request.formData(), person)
  if (fulfilled.ok) return redirect(`/detector/models?done=${fulfilled.done}`)
  return data({ state: fulfilled.problem }, fulfilled.status)
}

export default function DetectorModels() {
  const { models, champion, before, shown, task, audit, decisions, canManage } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack maw={1000}>
      <Title order={1}>
        <FormattedMessage id="detector_models.title" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="detector_models.intro" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={doneTexts} />
      <FormState state={answer?.state}>
        <Champion champion={champion} before={before} canManage={canManage} />
        <AuditPanel {...audit} canManage={canManage} />
        <Section title="detector_models.training">
          {decisions && <NotEnough {...decisions} />}
          <TrainingState task={task} canManage={canManage} />
        </Section>
        {shown && (
          <Section title="detector_models.compared">
            <Title order={3}>
              <FormattedMessage
                id={`detector_models.model.${shown.state}`}
                values={{ number: shown.number }}
              />
            </Title>
            <Text>
              <LearntFromText from={shown.learntFrom} />
            </Text>
            <ComparedFigures comparison={shown.figures} />
            {!shown.isReadable && (
              <Text>
                <FormattedMessage id="detector_models.refusal.unreadable" />
              </Text>
            )}
            {canManage && shown.isReadable && shown.state !== 'champion' && (
              <PromotionForm key={shown.id} modelId={shown.id} obstacles={shown.obstacles} />
            )}
            <ComparedCurves comparison={shown.figures} />
          </Section>
        )}
      </FormState>
      {models.length > 0 && (
        <Section title="detector_models.all">
          <ModelTable models={models} />
        </Section>
      )}
      <Limits />
    </Stack>
  )
}

const doneTexts = ['requested', 'cancelled', 'promoted', 'rolled_back', 'audit_rate'].map(
  (what) => `detector_models.done.${what}`,
)
