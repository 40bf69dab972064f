import { Container, Stack, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { ClosedLink } from '#app/components/complaints/closed-link.tsx'
import { FileProblem } from '#app/components/complaints/file-problem.tsx'
import { type PurchaseFacts, PurchaseList } from '#app/components/complaints/purchase.tsx'
import { type OfferedTopic, TopicField } from '#app/components/complaints/topic-field.tsx'
import { FilesField } from '#app/components/mediation/files-field.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { answerBuyerForm, buyersTopics, openFormLink } from '#app/pages/buyer-form.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { readPurchase } from '#app/pages/purchase.server.ts'

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, 'complaints.form_title'),
  { name: 'robots', content: 'noindex' },
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const opened = openFormLink(context, request)
  if (!opened.ok) return data({ closed: opened.refusal.reason } as const, 404)
  const purchase = await readPurchase(context.db, opened.value)
  return data({ purchase, topics: buyersTopics, requestKey: crypto.randomUUID() } as const)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const opened = openFormLink(context, request)
  if (!opened.ok) throw new Response(null, { status: 404 })
  return answerBuyerForm(context, await request.formData(), opened.value)
}

export default function FileComplaint() {
  const found = useLoaderData<typeof loader>()
  return (
    <Container component="main" size={640} py="md">
      {'closed' in found ? (
        <ClosedLink title="complaints.form_title" help="complaints.link.form_help" reason={found.closed} />
      ) : (
        <BuyerForm {...found} />
      )}
    </Container>
  )
}

type Shown = { purchase: PurchaseFacts; topics: readonly OfferedTopic[]; requestKey: string }

function BuyerForm({ purchase, topics, requestKey }: Shown) {
  const answer = useActionData<typeof action>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="complaints.form_title" />
      </Title>
      <Text>
        <FormattedMessage id="complaints.form_help" />
      </Text>
      <PurchaseList purchase={purchase} />
      <FileProblem file={answer?.file} />
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="requestKey" value={requestKey} />
        <FormState state={answer?.state}>
          <Stack gap="sm">
            <TopicField topics={topics} />
            <LongTextField name="text" label="complaints.field.text" max={10_000} />
            <FilesField label="complaints.field.files" />
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
  )
}
