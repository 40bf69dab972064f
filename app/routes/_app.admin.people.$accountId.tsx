import { Anchor, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { AccountFields } from '#app/components/admin/account-fields.tsx'
import { FormState, PasswordField, ShownOnce } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section, When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { CompetenceForm } from '#app/components/complaints/competence-form.tsx'
import { newPassword, optionalText, readForm, requiredText, tickedOf, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { generatePassword, hashPassword } from '#app/web/credentials.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { type ChangeAccount, changeAccount } from '#commands/change-account'
import { setComplaintCompetence } from '#commands/complaints/set-competence'
import { findAccount } from '#db/accounts'
import { findCompetence } from '#db/complaints/competence'
import { complaintSkills } from '#domain/complaints/desk'
import { languages } from '#domain/language'
import { roles } from '#domain/permission'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'people.one', { name: loaded?.account.name ?? '' })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'manage_people')
  const id = z.uuid().safeParse(params.accountId)
  const account = id.success ? await findAccount(context.db, id.data) : undefined
  if (!account) throw new Response(null, { status: 404 })
  const competence = (await findCompetence(context.db, account.id)) ?? null
  return { account, competence, isMe: account.id === person.id }
}

const Change = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('details'),
    name: requiredText(200),
    role: z.enum(roles),
    sellerId: optionalText(128),
    language: z.enum(languages),
  }),
  z.object({ intent: z.literal('password'), password: newPassword }),
  z.object({ intent: z.enum(['disable', 'enable']) }),
  z.object({
    intent: z.literal('competence'),
    skills: tickedOf(complaintSkills),
    spoken: tickedOf(languages),
  }),
])

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_people')
  const accountId = z.uuid().safeParse(params.accountId)
  if (!accountId.success) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const read = readForm(form, Change)
  if (!read.ok) return data({ state: read }, 422)

  const asked = read.value
  if (asked.intent === 'competence') {
    const competence = { accountId: accountId.data, skills: asked.skills, languages: asked.spoken }
    const set = await setComplaintCompetence(context.db, competence, actorOf(person), context.clock.now())
    if (!set.ok) throw new Response(null, { status: 404 })
    return redirect('?done=form.saved')
  }
  const generated = asked.intent === 'password' && !asked.password ? generatePassword() : undefined
  const command = { accountId: accountId.data, ...(await changeOf(asked, generated)) }
  const changed = await changeAccount(context.db, command, actorOf(person), context.clock.now())
  if (changed.ok) return generated ? { generated } : redirect('?done=form.saved')
  if (changed.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> =
    changed.refusal.reason === 'last_admin'
      ? { form: 'people.last_admin' }
      : { sellerId: 'people.seller_needed' }
  return data({ state: { errors, values: valuesOf(form) } }, 409)
}

async function changeOf(
  asked: Exclude<z.output<typeof Change>, { intent: 'competence' }>,
  generated: string | undefined,
): Promise<Omit<ChangeAccount, 'accountId'>> {
  switch (asked.intent) {
    case 'details': {
      const { intent: _, sellerId = null, ...details } = asked
      return { ...details, sellerId }
    }
    case 'password':
      return { passwordHash: await hashPassword(asked.password ?? generated ?? generatePassword()) }
    case 'disable':
    case 'enable':
      return { disabled: asked.intent === 'disable' }
    default:
      return asked satisfies never
  }
}

export default function PersonPage() {
  const { account, competence, isMe } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack maw={560}>
      <Anchor component={Link} to="/admin/people">
        <FormattedMessage id="nav.people" />
      </Anchor>
      <Title order={1}>{account.name}</Title>
      <Text>
        {account.email} · <FormattedMessage id="people.since" /> <When at={account.createdAt} />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={['form.saved']} />
      {answer && 'generated' in answer && <ShownOnce title="people.new_password" secret={answer.generated} />}
      <FormState state={answer && 'state' in answer ? answer.state : undefined}>
        <Section title="people.details">
          <Form method="post">
            <Stack gap="sm">
              <AccountFields account={account} />
              <Submit intent="details" label="form.save" />
            </Stack>
          </Form>
        </Section>
        {competence && <CompetenceForm competence={competence} />}
        <Section title="people.set_password">
          <Form method="post">
            <Stack gap="sm">
              <PasswordField name="password" label="login.password" description="people.password_help" />
              <Submit intent="password" label="people.set_password" />
            </Stack>
          </Form>
        </Section>
        <Section title={account.disabledAt ? 'people.disabled' : 'people.active'}>
          <Text size="sm">
            <FormattedMessage id={isMe ? 'people.disable_me' : 'people.disable_help'} />
          </Text>
          <Form method="post">
            {account.disabledAt ? (
              <Submit intent="enable" label="people.enable" />
            ) : (
              <Submit intent="disable" label="people.disable" color="red" />
            )}
          </Form>
        </Section>
      </FormState>
    </Stack>
  )
}
