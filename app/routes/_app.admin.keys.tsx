import { Button, Stack, Table, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState, ShownOnce } from '#app/components/admin/form-fields.tsx'
import { type KeyRow, KeyTableRow } from '#app/components/admin/key-row.tsx'
import { NewKeyFields } from '#app/components/admin/new-key-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { readForm, requiredText, tickedOf, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { digestOfToken, newApiKey } from '#app/web/credentials.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { createApiKey } from '#commands/create-api-key'
import { revokeApiKey } from '#commands/revoke-api-key'
import { rotateApiKey } from '#commands/rotate-api-key'
import { listApiKeys } from '#db/api-keys'
import type { Actor } from '#domain/event'
import { scopes } from '#domain/permission'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.keys')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_keys')
  const now = context.clock.now()
  const keys = await listApiKeys(context.db)
  return { keys: keys.map((key): KeyRow => ({ ...key, isOver: isOver(key, now) })) }
}

function isOver({ revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null }, now: Date) {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now)
}

const dayMs = 86_400_000
const KeyForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('create'),
    name: requiredText(100),
    scopes: tickedOf(scopes).refine((ticked) => ticked.length > 0, 'form.scope_needed'),
    days: z.enum(['', '30', '90', '365']),
  }),
  z.object({
    intent: z.literal('rotate'),
    apiKeyId: z.uuid(),
    overlapHours: z.enum(['0', '1', '24', '168']).transform(Number),
  }),
  z.object({ intent: z.literal('revoke'), apiKeyId: z.uuid() }),
])
type Asked = z.output<typeof KeyForm>

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = actorOf(requirePerson(context, request, 'manage_keys'))
  const form = await request.formData()
  const read = readForm(form, KeyForm)
  if (!read.ok) return data({ state: read }, 422)
  const done = await fulfil(context, read.value, actor)
  if (!done.ok) {
    const errors: Record<string, string> = { form: `keys.${done.refusal.reason}` }
    return data({ state: { errors, values: valuesOf(form) } }, 409)
  }
  return done.token ? { token: done.token } : redirect('?done=keys.revoked')
}

async function fulfil({ db, clock }: AppLoadContext, asked: Asked, actor: Actor) {
  const now = clock.now()
  if (asked.intent === 'revoke') return { token: undefined, ...(await revokeApiKey(db, asked, actor, now)) }
  const { token, prefix } = newApiKey()
  const made = { prefix, secretHash: digestOfToken(token) }
  if (asked.intent === 'rotate') {
    return { token, ...(await rotateApiKey(db, { ...asked, ...made }, actor, now)) }
  }
  const expiresAt = asked.days ? new Date(now.getTime() + Number(asked.days) * dayMs) : null
  const { name, scopes: granted } = asked
  return { token, ...(await createApiKey(db, { ...made, name, scopes: granted, expiresAt }, actor, now)) }
}

export default function Keys() {
  const { keys } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const token = answer && 'token' in answer ? answer.token : undefined
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.keys" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['keys.revoked']} />
      {token && <ShownOnce title="keys.created" secret={token} />}
      <FormState state={answer && 'state' in answer ? answer.state : undefined}>
        <DataTable label="nav.keys" columns={columns}>
          {keys.map((key) => (
            <KeyTableRow key={key.id} apiKey={key} />
          ))}
          {keys.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={columns.length}>
                <FormattedMessage id="keys.none" />
              </Table.Td>
            </Table.Tr>
          )}
        </DataTable>
        <Section title="keys.new">
          <Form method="post" key={token}>
            <Stack gap="sm" maw={480}>
              <NewKeyFields />
              <Button type="submit" name="intent" value="create" style={{ alignSelf: 'flex-start' }}>
                <FormattedMessage id="keys.create" />
              </Button>
            </Stack>
          </Form>
        </Section>
      </FormState>
    </Stack>
  )
}

const columns = ['keys.name', 'keys.scopes', 'keys.last_used', 'keys.ends', 'keys.change'] as const
