import { Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { NewWaiverFields } from '#app/components/admin/new-waiver-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { WaiverTableRow } from '#app/components/admin/waiver-row.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { answerWaiverForm, readWaivers, waiversDid } from '#app/pages/waivers.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.waivers')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_waivers')
  return { ...(await readWaivers(context)), did: waiversDid }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_waivers')
  return answerWaiverForm(context, await request.formData(), person)
}

const columns = [
  'waivers.kinds',
  'waivers.reason',
  'waivers.recorded',
  'waivers.until',
  'waivers.state',
  'waivers.uses',
  'keys.change',
] as const

export default function Waivers() {
  const { waivers, judges, today, last, did } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.waivers" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="waivers.help" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={did} />
      {waivers.length === 0 ? (
        <Text>
          <FormattedMessage id="waivers.none" />
        </Text>
      ) : (
        <DataTable label="nav.waivers" columns={columns}>
          {waivers.map((waiver) => (
            <WaiverTableRow key={waiver.id} waiver={waiver} />
          ))}
        </DataTable>
      )}
      <Section title="waivers.new">
        <Form method="post" key={waivers.length}>
          <FormState state={answer?.state}>
            <Stack gap="sm" maw={480}>
              <NewWaiverFields judges={judges} today={today} last={last} />
              <Submit intent="record" label="waivers.record" />
            </Stack>
          </FormState>
        </Form>
      </Section>
    </Stack>
  )
}
