import { Badge, Group, Stack, Text, Title } from '@mantine/core'
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
import { FormState, PasswordField, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Instant } from '#app/components/review/age.tsx'
import { type FieldErrors, newPassword, readForm, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { digestOfToken, hashPassword } from '#app/web/credentials.ts'
import { actorOf, requireSeller, type SellerPerson } from '#app/web/services.server.ts'
import { endedSessionCookie } from '#app/web/session-cookie.ts'
import { confirmPassword } from '#app/web/sign-in.ts'
import { changeAccount } from '#commands/change-account'
import { signOutEverywhere } from '#commands/sign-out-everywhere'
import { findAccount, hasPassword } from '#db/accounts'
import { listSessionsOf } from '#db/sessions'
import { languageNames, languages } from '#domain/language'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.account')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const [account, sessions, signsInByPassword] = await Promise.all([
    findAccount(context.db, person.id),
    listSessionsOf(context.db, person.id, new Date()),
    hasPassword(context.db, person.id),
  ])
  if (!account) throw new Response(null, { status: 404 })
  const own = context.sessionToken ? digestOfToken(context.sessionToken) : undefined
  const { email, notifyEmail, language } = account
  return {
    ...{ email, notifyEmail, language, signsInByPassword },
    sessions: sessions.map(({ tokenHash, createdAt, lastSeenAt }) => ({
      key: tokenHash.toString('hex').slice(0, 12),
      isThis: own?.equals(tokenHash) ?? false,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  }
}

const AccountForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('notify'),
    notifyEmail: z
      .string()
      .trim()
      .max(320, 'form.too_long')
      .refine((text) => text === '' || /^[^\s@]+@[^\s@]+$/.test(text), 'form.not_email'),
  }),
  z.object({ intent: z.literal('sign_out_everywhere') }),
  z.object({
    intent: z.literal('password'),
    current: z.string('form.required').min(1, 'form.required').max(1024, 'form.too_long'),
    password: newPassword.refine((text) => text !== undefined, 'form.required'),
  }),
])
type Asked = z.output<typeof AccountForm>

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const form = await request.formData()
  const read = readForm(form, AccountForm)
  if (!read.ok) return data({ state: { errors: read.errors, values: read.values } }, 422)
  const { value } = read
  if (value.intent === 'password') return setPassword(context, value, person)
  const now = context.clock.now()
  if (value.intent === 'notify') {
    const command = { accountId: person.id, notifyEmail: value.notifyEmail || null }
    await changeAccount(context.db, command, actorOf(person), now)
    return redirect('?done=form.saved')
  }
  await signOutEverywhere(context.db, person.id)
  return redirect('/login', { headers: { 'Set-Cookie': endedSessionCookie(context.isSecure) } })
}

/** Sets a new password. It ends every session of the person, this one too. */
async function setPassword(
  context: AppLoadContext,
  { current, password }: Extract<Asked, { intent: 'password' }>,
  person: SellerPerson,
) {
  const attempt = { accountId: person.id, password: current, address: context.address }
  const confirmed = await confirmPassword(context, attempt)
  if (confirmed !== 'right') {
    const errors: FieldErrors = { current: `account.${confirmed}` }
    return data({ state: { errors, values: valuesOf(new FormData()) } }, confirmed === 'wrong' ? 422 : 429)
  }
  const command = { accountId: person.id, passwordHash: await hashPassword(password ?? '') }
  await changeAccount(context.db, command, actorOf(person), context.clock.now())
  return redirect('/login', { headers: { 'Set-Cookie': endedSessionCookie(context.isSecure) } })
}

export default function Account() {
  const { email, notifyEmail, language, signsInByPassword } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const options = languages.map((each) => ({ value: each, label: languageNames[each] }))
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.account" />
      </Title>
      <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={['form.saved']} />
      <Section title="people.language">
        <Form method="post" action="/language">
          <input type="hidden" name="next" value="/portal/account" />
          <Stack gap="sm" maw={420}>
            <SelectField name="language" label="people.language" options={options} defaultValue={language} />
            <Submit intent="language" label="form.save" />
          </Stack>
        </Form>
      </Section>
      <FormState state={answer?.state}>
        <Section title="portal.account.notify">
          <Form method="post">
            <Stack gap="sm" maw={420}>
              <TextField
                name="notifyEmail"
                label="login.email"
                description="portal.account.notify_help"
                type="email"
                defaultValue={notifyEmail ?? ''}
              />
              <Submit intent="notify" label="form.save" />
            </Stack>
          </Form>
        </Section>
        {signsInByPassword && <PasswordSection />}
      </FormState>
      <SessionSection />
    </Stack>
  )
}

function PasswordSection() {
  return (
    <Section title="people.set_password">
      <Form method="post">
        <Stack gap="sm" maw={420}>
          <PasswordField name="current" label="account.current" />
          <PasswordField name="password" label="account.new" description="account.password_help" />
          <Submit intent="password" label="people.set_password" />
        </Stack>
      </Form>
    </Section>
  )
}

function SessionSection() {
  const { sessions } = useLoaderData<typeof loader>()
  return (
    <Section title="portal.account.sessions">
      <ul>
        {sessions.map(({ key, isThis, createdAt, lastSeenAt }) => (
          <li key={key}>
            <FormattedMessage
              id="portal.account.session"
              values={{ since: <Instant at={createdAt} />, seen: <Instant at={lastSeenAt} /> }}
            />{' '}
            {isThis && (
              <Badge variant="light">
                <FormattedMessage id="portal.account.this_one" />
              </Badge>
            )}
          </li>
        ))}
      </ul>
      <Form method="post">
        <Group>
          <Submit intent="sign_out_everywhere" label="portal.account.sign_out_everywhere" variant="default" />
        </Group>
      </Form>
    </Section>
  )
}
