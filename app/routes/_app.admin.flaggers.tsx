import { Stack, Table, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FlaggerRow } from '#app/components/admin/flagger-row.tsx'
import { DayField, FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { answerFlaggerForm, flaggersDid, readFlaggers } from '#app/pages/flaggers.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { publicBase, requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.flaggers')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_flaggers')
  return { flaggers: await readFlaggers(context, publicBase(context, request)), did: flaggersDid }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_flaggers')
  return answerFlaggerForm(context, await request.formData(), person)
}

const columns = ['flaggers.who', 'flaggers.since', 'flaggers.right', 'flaggers.link', 'keys.change'] as const

export default function Flaggers() {
  const { flaggers, did } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.flaggers" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="flaggers.help" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={did} />
      <DataTable label="nav.flaggers" columns={columns}>
        {flaggers.map((flagger) => (
          <FlaggerRow key={flagger.id} flagger={flagger} answer={answer} />
        ))}
        {flaggers.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={columns.length}>
              <FormattedMessage id="flaggers.none" />
            </Table.Td>
          </Table.Tr>
        )}
      </DataTable>
      <Section title="flaggers.new">
        <Form method="post" key={flaggers.length}>
          <FormState state={answer?.form === 'add' ? answer.state : undefined}>
            <Stack gap="sm" maw={480}>
              <TextField name="name" label="people.name" isRequired />
              <TextField name="email" label="login.email" type="email" isRequired />
              <DayField name="since" label="flaggers.since" isRequired />
              <DayField name="until" label="flaggers.until" />
              <Submit intent="add" label="flaggers.add" />
            </Stack>
          </FormState>
        </Form>
      </Section>
    </Stack>
  )
}
