import { Badge, Code, Stack, Table, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { FormState, SelectField, ShownOnce } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section, When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { readForm } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { newToken } from '#app/web/credentials.ts'
import { actorOf, publicBase, requirePerson } from '#app/web/services.server.ts'
import { createHandoverSecret, endHandoverSecret } from '#commands/change-handover-secret'
import { listHandoverSecrets } from '#db/portal/handover'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.handover')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_keys')
  const now = context.clock.now()
  const secrets = await listHandoverSecrets(context.db)
  const base = publicBase(context, request)
  return {
    base,
    secrets: secrets.map((secret) => ({ ...secret, isOver: secret.endsAt !== null && secret.endsAt <= now })),
  }
}

const SecretForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), overlapHours: z.enum(['0', '1', '24', '168']).transform(Number) }),
  z.object({ intent: z.literal('end'), secretId: z.uuid() }),
])

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = actorOf(requirePerson(context, request, 'manage_keys'))
  const read = readForm(await request.formData(), SecretForm)
  if (!read.ok) return data({ state: read }, 422)
  const now = context.clock.now()
  if (read.value.intent === 'create') {
    const secret = `hs_${newToken()}`
    await createHandoverSecret(context.db, { secret, overlapHours: read.value.overlapHours }, actor, now)
    return { secret }
  }
  const ended = await endHandoverSecret(context.db, read.value, actor, now)
  if (!ended.ok) {
    const errors: Record<string, string> = { form: 'handover.over' }
    return data({ state: { errors, values: {} } }, 409)
  }
  return redirect('?done=handover.ended')
}

const columns = ['handover.made', 'keys.ends', 'keys.change'] as const
const overlaps = ['0', '1', '24', '168'] as const

export default function HandoverSecrets() {
  const { secrets, base } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const intl = useIntl()
  const secret = answer && 'secret' in answer ? answer.secret : undefined
  const options = overlaps.map((hours) => ({
    value: hours,
    label: intl.formatMessage({ id: 'keys.hours' }, { hours: Number(hours) }),
  }))
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.handover" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="handover.help" />
      </Text>
      <Code block style={{ overflowX: 'auto' }} tabIndex={0}>
        {exampleOf(base)}
      </Code>
      <DoneNotice what={answer ? null : search.get('done')} texts={['handover.ended']} />
      {secret && <ShownOnce title="handover.created" secret={secret} />}
      <FormState state={answer && 'state' in answer ? answer.state : undefined}>
        <DataTable label="nav.handover" columns={columns}>
          {secrets.map((row) => (
            <SecretRow key={row.id} secret={row} />
          ))}
          {secrets.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={columns.length}>
                <FormattedMessage id="handover.none" />
              </Table.Td>
            </Table.Tr>
          )}
        </DataTable>
        <Section title="handover.new">
          <Form method="post" key={secret}>
            <Stack gap="sm" maw={480}>
              <SelectField name="overlapHours" label="handover.overlap" options={options} defaultValue="24" />
              <Submit intent="create" label="handover.create" />
            </Stack>
          </Form>
        </Section>
      </FormState>
    </Stack>
  )
}

type Row = { id: string; createdAt: Date; createdByName: string | null; endsAt: Date | null; isOver: boolean }

function SecretRow({ secret: { id, createdAt, createdByName, endsAt, isOver } }: { secret: Row }) {
  return (
    <Table.Tr>
      <Table.Td>
        <When at={createdAt} /> {createdByName}
      </Table.Td>
      <Table.Td>
        {isOver && (
          <Badge color="gray" variant="light">
            <FormattedMessage id="keys.is_over" />
          </Badge>
        )}{' '}
        {endsAt ? <When at={endsAt} /> : <FormattedMessage id="keys.no_end" />}
      </Table.Td>
      <Table.Td>
        {!isOver && (
          <Form method="post">
            <input type="hidden" name="secretId" value={id} />
            <Submit intent="end" label="handover.end" color="red" size="xs" />
          </Form>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** What a marketplace's server does when one of its sellers follows the link to this portal. */
function exampleOf(base: string): string {
  return `import { SignJWT } from 'jose'

const token = await new SignJWT({ email: 'shop@example.com', name: 'Olena' })
  .setProtectedHeader({ alg: 'HS256' })
  .setSubject('s-1002')              // the seller's id, as in POST /sellers
  .setIssuedAt()
  .setExpirationTime('2m')           // five minutes at most
  .setJti(crypto.randomUUID())       // each token signs in once
  .sign(new TextEncoder().encode(process.env.ASSAY_HANDOVER_SECRET))

redirect('${base}/handover?token=' + token)`
}
