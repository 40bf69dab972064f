import { Stack, Text, TextInput, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ChoiceField, FormState, TextField, useField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { FileProblem } from '#app/components/complaints/file-problem.tsx'
import { FilesField } from '#app/components/mediation/files-field.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { answerReport, shopTopics } from '#app/pages/shop-report.server.ts'
import { requireSeller } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.new_title')

export function loader({ context, request }: LoaderFunctionArgs) {
  requireSeller(context, request)
  return { topics: Object.keys(shopTopics), requestKey: crypto.randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  return answerReport(context, await request.formData(), person)
}

export default function NewShopComplaint() {
  const { topics, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const intl = useIntl()
  const options = topics.map((value) => ({
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
      <FileProblem file={answer?.file} />
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="requestKey" value={requestKey} />
        <FormState state={answer?.state}>
          <Stack gap="sm">
            <ChoiceField name="topic" label="complaints.fact.topic" options={options} />
            <TextField name="orderId" label="complaints.fact.order" />
            <WhenField />
            <TextField name="place" label="complaints.new_where" />
            <LongTextField
              name="text"
              label="complaints.field.text"
              description="complaints.new_text_help"
              max={10_000}
            />
            <FilesField label="complaints.new_files" />
            <Submit intent="file" label="complaints.send.file" />
          </Stack>
        </FormState>
      </Form>
    </Stack>
  )
}

/** When it happened, by the clock of whoever was there. */
function WhenField() {
  return (
    <TextInput {...useField({ name: 'happenedAt', label: 'complaints.new_when' })} type="datetime-local" />
  )
}
