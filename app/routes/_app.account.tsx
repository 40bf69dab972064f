import { Group, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState, PasswordField, SelectField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { newPassword, readForm } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { hashPassword } from '#app/web/credentials.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { endedSessionCookie } from '#app/web/session-cookie.ts'
import { confirmPassword } from '#app/web/sign-in.ts'
import { changeAccount } from '#commands/change-account'
import { findAccount } from '#db/accounts'
import { languageNames, languages } from '#domain/language'
import { may } from '#domain/permission'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.account')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request)
  if (may(person, 'use_portal')) throw redirect('/portal/account')
  const account = await findAccount(context.db, person.id)
  if (!account) throw new Response(null, { status: 404 })
  return { account }
}

const PasswordForm = z.object({
  current: z.string('form.required').min(1, 'form.required').max(1024, 'form.too_long'),
  password: newPassword.refine((text) => text !== undefined, 'form.required'),
})

/** Sets a new password. It ends every session of the person, this one too. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request)
  const read = readForm(await request.formData(), PasswordForm)
  if (!read.ok) return data({ state: read }, 422)
  const attempt = { accountId: person.id, password: read.value.current, address: context.address }
  const confirmed = await confirmPassword(context, attempt)
  if (confirmed !== 'right') {
    const errors: Record<string, string> = { current: `account.${confirmed}` }
    return data({ state: { errors, values: {} } }, confirmed === 'wrong' ? 422 : 429)
  }
  const passwordHash = await hashPassword(read.value.password ?? '')
  const command = { accountId: person.id, passwordHash }
  await changeAccount(context.db, command, actorOf(person), context.clock.now())
  return redirect('/login', { headers: { 'Set-Cookie': endedSessionCookie(context.isSecure) } })
}

export default function Account() {
  const { account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const languageOptions = languages.map((language) => ({ value: language, label: languageNames[language] }))
  return (
    <Stack maw={520}>
      <Title order={1}>{account.name}</Title>
      <Text>
        {account.email} · <FormattedMessage id={`role.${account.role}`} />
      </Text>
      <Section title="people.language">
        <Form method="post" action="/language">
          <input type="hidden" name="next" value="/account" />
          <Stack gap="sm">
            <SelectField
              name="language"
              label="people.language"
              options={languageOptions}
              defaultValue={account.language}
            />
            <Submit intent="language" label="form.save" />
          </Stack>
        </Form>
      </Section>
      <Section title="people.set_password">
        <Form method="post">
          <FormState state={answer?.state}>
            <Stack gap="sm">
              <PasswordField name="current" label="account.current" />
              <PasswordField name="password" label="account.new" description="account.password_help" />
              <Submit intent="password" label="people.set_password" />
            </Stack>
          </FormState>
        </Form>
      </Section>
      <Form method="post" action="/logout">
        <Group>
          <Submit intent="sign_out" label="shell.sign_out" variant="default" />
        </Group>
      </Form>
    </Stack>
  )
}
