import { Anchor, Stack, Table, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState, ShownOnce } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section, When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { WebhookFields } from '#app/components/admin/webhook-fields.tsx'
import { WebhookState } from '#app/components/admin/webhook-state.tsx'
import { readForm, requiredText, tickedOf, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { listWebhookEndpoints } from '#db/webhook-endpoints'
import { marketplaceEventTypes } from '#domain/announcement'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.webhooks')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_webhooks')
  return { endpoints: await listWebhookEndpoints(context.db) }
}

const NewEndpoint = z.object({ url: requiredText(2000), types: tickedOf(marketplaceEventTypes) })

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = actorOf(requirePerson(context, request, 'manage_webhooks'))
  const form = await request.formData()
  const read = readForm(form, NewEndpoint)
  if (!read.ok) return data({ state: read }, 422)
  const { url, types } = read.value
  const command = { url, types: types.length > 0 ? types : null }
  const created = await createWebhookEndpoint(context.db, command, actor, context.clock.now())
  if (created.ok) return { secret: created.value.secret }
  const errors: Record<string, string> = { url: 'webhooks.bad_url' }
  return data({ state: { errors, values: valuesOf(form) } }, 422)
}

export default function Webhooks() {
  const { endpoints } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const secret = answer && 'secret' in answer ? answer.secret : undefined
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.webhooks" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['webhooks.removed']} />
      {secret && <ShownOnce title="webhooks.created" secret={secret} />}
      <DataTable label="nav.webhooks" columns={columns}>
        {endpoints.map(({ id, url, types, createdAt, ...state }) => (
          <Table.Tr key={id}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Anchor component={Link} to={`/admin/webhooks/${id}`}>
                {url}
              </Anchor>
            </Table.Td>
            <Table.Td>{types?.join(', ') ?? <FormattedMessage id="webhooks.all_types" />}</Table.Td>
            <Table.Td>
              <WebhookState {...state} />
            </Table.Td>
            <Table.Td>
              <When at={createdAt} />
            </Table.Td>
          </Table.Tr>
        ))}
        {endpoints.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={columns.length}>
              <FormattedMessage id="webhooks.none" />
            </Table.Td>
          </Table.Tr>
        )}
      </DataTable>
      <Section title="webhooks.new">
        <Form method="post" key={secret}>
          <FormState state={answer && 'state' in answer ? answer.state : undefined}>
            <Stack gap="sm" maw={640}>
              <WebhookFields />
              <Submit intent="create" label="webhooks.create" />
            </Stack>
          </FormState>
        </Form>
      </Section>
    </Stack>
  )
}

const columns = ['webhooks.url', 'webhooks.types', 'webhooks.state', 'webhooks.since'] as const
