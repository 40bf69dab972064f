import { Container, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { FormState, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { readForm, requiredText } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { readLink, signLink } from '#app/sign-link.ts'
import { fileComplaint } from '#commands/receive-complaints'
import { complaintLinkEnd } from '#domain/complaints/clock'
import { formOfSubject } from '#domain/complaints/form-link'
import { isTopic, mayFile } from '#domain/complaints/kind'
import { complaintTopics } from '#domain/complaints/topic'

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, 'complaints.form_title'),
  { name: 'robots', content: 'noindex' },
]

/** What a buyer can complain of. */
const topics = Object.keys(complaintTopics).filter((topic) => isTopic(topic) && mayFile(topic, 'buyer'))

export function loader({ context, request }: LoaderFunctionArgs) {
  const { orderId } = requireForm(context, request)
  return { orderId, topics, requestKey: crypto.randomUUID() }
}

const FileForm = z.object({
  topic: z.string().refine((topic) => topics.includes(topic), 'form.required'),
  text: requiredText(10_000),
  email: z.union([z.literal(''), z.email('form.not_email').max(320, 'form.too_long')]).default(''),
  requestKey: z.uuid(),
})

export async function action({ context, request }: ActionFunctionArgs) {
  const { sellerId, orderId, complainantId } = requireForm(context, request)
  const read = readForm(await request.formData(), FileForm)
  if (!read.ok) return data({ state: read }, 422)
  const { topic, text, email, requestKey } = read.value
  const now = context.clock.now()
  const id = `form-${requestKey}`
  const row = {
    ...{ id, sellerId, complainantId, kind: topic, text, language: context.language },
    ...{ orderId: orderId ?? undefined, contactEmail: email || undefined, createdAt: now.toISOString() },
  }
  const actor = { kind: 'job', id: 'signed_link', onBehalfOf: complainantId } as const
  await fileComplaint(context.db, row, { actor, channel: 'form' }, now)
  const link = {
    purpose: 'complaint',
    subject: id,
    party: 'complainant',
    expiresAt: complaintLinkEnd(now),
  } as const
  const token = signLink(link, context.environment.sessionSecret)
  return redirect(`/complaint?link=${token}&done=complaints.did.file`)
}

/** Which purchase the address's signed link is about; nobody files a complaint without one. */
function requireForm({ clock, environment }: AppLoadContext, request: Request) {
  const token = new URL(request.url).searchParams.get('link') ?? ''
  const asked = { purpose: 'complaint_form' } as const
  const read = readLink(token, asked, { secret: environment.sessionSecret, now: clock.now() })
  const form = read.ok ? formOfSubject(read.value.subject) : undefined
  if (!read.ok || !form) throw new Response(null, { status: 404 })
  return { ...form, complainantId: read.value.party }
}

export default function FileComplaint() {
  const { orderId, topics: offered, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const intl = useIntl()
  const options = offered.map((value) => ({
    value,
    label: intl.formatMessage({ id: `complaints.topic.${value}` }),
  }))
  return (
    <Container component="main" size={640} py="md">
      <Stack>
        <Title order={1}>
          <FormattedMessage id="complaints.form_title" />
        </Title>
        <Text>
          <FormattedMessage id="complaints.form_help" />
        </Text>
        {orderId !== null && (
          <Text>
            <FormattedMessage id="complaints.fact.order" />: {orderId}
          </Text>
        )}
        <Form method="post">
          <input type="hidden" name="requestKey" value={requestKey} />
          <FormState state={answer?.state}>
            <Stack gap="sm">
              <SelectField name="topic" label="complaints.fact.topic" options={options} />
              <LongTextField name="text" label="complaints.field.text" max={10_000} />
              <TextField
                name="email"
                type="email"
                label="login.email"
                description="complaints.form_email_help"
              />
              <Submit intent="file" label="complaints.send.file" />
            </Stack>
          </FormState>
        </Form>
      </Stack>
    </Container>
  )
}
