import { Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { ChoiceField, FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { optionalText, readForm, requiredText } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { actorOf, requireSeller } from '#app/web/services.server.ts'
import { fileComplaint } from '#commands/receive-complaints'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.new_title')

export function loader({ context, request }: LoaderFunctionArgs) {
  requireSeller(context, request)
  return { requestKey: crypto.randomUUID() }
}

/** What a shop can report, and in which capacity it does. */
const filers = { fake_order: 'performer', review_extortion: 'seller' } as const

const NewForm = z.object({
  topic: z.enum(['fake_order', 'review_extortion'], 'form.required'),
  orderId: optionalText(128),
  text: requiredText(10_000),
  requestKey: z.uuid(),
})

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const read = readForm(await request.formData(), NewForm)
  if (!read.ok) return data({ state: read }, 422)
  const { topic, orderId, text, requestKey } = read.value
  const { sellerId, language } = person
  const now = context.clock.now()
  const id = `portal-${requestKey}`
  const row = {
    ...{ id, sellerId, orderId, complainantId: sellerId, kind: topic, text, language },
    ...{ filedBy: filers[topic], createdAt: now.toISOString() },
  }
  await fileComplaint(context.db, row, { actor: actorOf(person), channel: 'portal' }, now)
  return redirect(`/portal/complaints/${id}?done=complaints.did.file`)
}

export default function NewShopComplaint() {
  const { requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const intl = useIntl()
  const options = Object.keys(filers).map((value) => ({
    value,
    label: intl.formatMessage({ id: `complaints.topic.${value}` }),
  }))
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="complaints.new_title" />
      </Title>
      <Text>
        <FormattedMessage id="complaints.new_help" />
      </Text>
      <Form method="post">
        <input type="hidden" name="requestKey" value={requestKey} />
        <FormState state={answer?.state}>
          <Stack gap="sm">
            <ChoiceField name="topic" label="complaints.fact.topic" options={options} />
            <TextField name="orderId" label="complaints.fact.order" />
            <LongTextField
              name="text"
              label="complaints.field.text"
              description="complaints.new_text_help"
              max={10_000}
            />
            <Submit intent="file" label="complaints.send.file" />
          </Stack>
        </FormState>
      </Form>
    </Stack>
  )
}
