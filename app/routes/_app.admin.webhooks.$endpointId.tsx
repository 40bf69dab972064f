import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DeliveryRow } from '#app/components/admin/delivery-row.tsx'
import { FormState, ShownOnce } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { WebhookFields } from '#app/components/admin/webhook-fields.tsx'
import { WebhookState } from '#app/components/admin/webhook-state.tsx'
import { readForm, requiredText, tickedOf, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { changeWebhookEndpoint } from '#commands/change-webhook-endpoint'
import { removeWebhookEndpoint } from '#commands/remove-webhook-endpoint'
import { replayWebhookDelivery } from '#commands/replay-webhook-delivery'
import { rotateWebhookSecret } from '#commands/rotate-webhook-secret'
import { listDeliveries } from '#db/webhook-deliveries'
import { findWebhookEndpoint } from '#db/webhook-endpoints'
import { marketplaceEventTypes } from '#domain/announcement'
import type { Actor } from '#domain/event'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'webhooks.one')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_webhooks')
  const id = idOf(params)
  const endpoint = await findWebhookEndpoint(context.db, id)
  if (!endpoint) throw new Response(null, { status: 404 })
  return { endpoint, deliveries: await listDeliveries(context.db, id, { limit: 50 }) }
}

function idOf(params: { endpointId?: string | undefined }): string {
  const id = z.uuid().safeParse(params.endpointId)
  if (!id.success) throw new Response(null, { status: 404 })
  return id.data
}

const EndpointForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('change'),
    url: requiredText(2000),
    types: tickedOf(marketplaceEventTypes),
  }),
  z.object({ intent: z.enum(['disable', 'enable', 'rotate', 'remove']) }),
  z.object({ intent: z.literal('replay'), deliveryId: z.uuid() }),
])
type Asked = z.output<typeof EndpointForm>

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = actorOf(requirePerson(context, request, 'manage_webhooks'))
  const form = await request.formData()
  const read = readForm(form, EndpointForm)
  if (!read.ok) return data({ state: read }, 422)
  const done = await fulfil(context, { id: idOf(params), asked: read.value }, actor)
  if (done.ok) {
    if (done.value && 'secret' in done.value) return { secret: done.value.secret }
    return redirect(
      read.value.intent === 'remove' ? '/admin/webhooks?done=webhooks.removed' : '?done=form.saved',
    )
  }
  const { reason } = done.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> =
    reason === 'bad_url' ? { url: 'webhooks.bad_url' } : { form: `webhooks.${reason}` }
  return data({ state: { errors, values: valuesOf(form) } }, 409)
}

async function fulfil(
  { db, clock }: AppLoadContext,
  { id, asked }: { id: string; asked: Asked },
  actor: Actor,
) {
  const now = clock.now()
  switch (asked.intent) {
    case 'change': {
      const types = asked.types.length > 0 ? asked.types : null
      return changeWebhookEndpoint(db, { id, url: asked.url, types }, actor, now)
    }
    case 'disable':
    case 'enable':
      return changeWebhookEndpoint(db, { id, disabled: asked.intent === 'disable' }, actor, now)
    case 'rotate':
      return rotateWebhookSecret(db, { id }, actor, now)
    case 'remove':
      return removeWebhookEndpoint(db, { id }, actor, now)
    case 'replay':
      return replayWebhookDelivery(db, asked, actor, now)
    default:
      return asked satisfies never
  }
}

export default function Webhook() {
  const { endpoint, deliveries } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Anchor component={Link} to="/admin/webhooks">
        <FormattedMessage id="nav.webhooks" />
      </Anchor>
      <Title order={1} style={{ overflowWrap: 'anywhere' }}>
        {endpoint.url}
      </Title>
      <WebhookState {...endpoint} />
      <DoneNotice what={answer ? null : search.get('done')} texts={['form.saved']} />
      {answer && 'secret' in answer && <ShownOnce title="webhooks.new_secret" secret={answer.secret} />}
      <FormState state={answer && 'state' in answer ? answer.state : undefined}>
        <Section title="webhooks.settings">
          <Form method="post">
            <Stack gap="sm" maw={640}>
              <WebhookFields url={endpoint.url} types={endpoint.types} />
              <Submit intent="change" label="form.save" />
            </Stack>
          </Form>
          <Text size="sm">
            <FormattedMessage id="webhooks.help" />
          </Text>
          <Form method="post">
            <Group gap="xs">
              <Submit
                intent={endpoint.disabledAt ? 'enable' : 'disable'}
                label={endpoint.disabledAt ? 'webhooks.enable' : 'webhooks.disable'}
                variant="default"
              />
              <Submit intent="rotate" label="webhooks.rotate" variant="default" />
              <Submit intent="remove" label="webhooks.remove" color="red" />
            </Group>
          </Form>
        </Section>
        <Section title="delivery.title">
          <DataTable label="delivery.title" columns={columns}>
            {deliveries.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} />
            ))}
            {deliveries.length === 0 && (
              <Table.Tr>
                <Table.Td colSpan={columns.length}>
                  <FormattedMessage id="delivery.none" />
                </Table.Td>
              </Table.Tr>
            )}
          </DataTable>
        </Section>
      </FormState>
    </Stack>
  )
}

const columns = [
  'delivery.event',
  'webhooks.state',
  'delivery.attempts',
  'delivery.answer',
  'delivery.at',
  'delivery.again',
] as const
