import { Anchor, Badge, Button, Group, Stack, Table, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { AccountFields } from '#app/components/admin/account-fields.tsx'
import { FormState, PasswordField, ShownOnce, TextField } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { newPassword, optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { generatePassword, hashPassword } from '#app/web/credentials.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { createAccount } from '#commands/create-account'
import { listAccounts } from '#db/accounts'
import { languages } from '#domain/language'
import { roles } from '#domain/permission'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.people')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_people')
  return { people: await listAccounts(context.db) }
}

const NewPerson = z.object({
  email: requiredText(320).regex(/^[^\s@]+@[^\s@]+$/, 'form.not_email'),
  name: requiredText(200),
  role: z.enum(roles),
  sellerId: optionalText(128),
  language: z.enum(languages),
  password: newPassword,
})

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_people')
  const form = await request.formData()
  const read = readForm(form, NewPerson)
  if (!read.ok) return data({ state: read }, 422)

  const { password = generatePassword(), sellerId = null, ...rest } = read.value
  const command = { ...rest, sellerId, passwordHash: await hashPassword(password) }
  const created = await createAccount(context.db, command, actorOf(person), context.clock.now())
  if (created.ok) return { created: { email: rest.email, password: read.value.password ? null : password } }
  const errors: Record<string, string> =
    created.refusal.reason === 'email_taken'
      ? { email: 'people.email_taken' }
      : { sellerId: 'people.seller_needed' }
  return data({ state: { errors, values: valuesOf(form) } }, 422)
}

export default function People() {
  const { people } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const created = answer && 'created' in answer ? answer.created : undefined
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.people" />
      </Title>
      {created?.password && (
        <ShownOnce title="people.created" secret={`${created.email}\n${created.password}`} />
      )}
      <DoneNotice
        what={created && !created.password ? 'people.created_typed' : null}
        texts={['people.created_typed']}
      />
      <Section title="people.new">
        <Form method="post" key={created?.email}>
          <FormState state={answer && 'state' in answer ? answer.state : undefined}>
            <Stack gap="sm" maw={480}>
              <TextField name="email" label="login.email" type="email" isRequired />
              <AccountFields />
              <PasswordField name="password" label="login.password" description="people.password_help" />
              <Group>
                <Button type="submit">
                  <FormattedMessage id="people.create" />
                </Button>
              </Group>
            </Stack>
          </FormState>
        </Form>
      </Section>
      <DataTable label="nav.people" columns={columns}>
        {people.map(({ id, name, email, role, disabledAt }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor component={Link} to={`/admin/people/${id}`}>
                {name}
              </Anchor>
            </Table.Td>
            <Table.Td>{email}</Table.Td>
            <Table.Td>
              <FormattedMessage id={`role.${role}`} />
            </Table.Td>
            <Table.Td>
              <Badge color={disabledAt ? 'gray' : 'green'} variant="light" autoContrast>
                <FormattedMessage id={disabledAt ? 'people.disabled' : 'people.active'} />
              </Badge>
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Stack>
  )
}

const columns = ['people.name', 'login.email', 'people.role', 'people.state'] as const
