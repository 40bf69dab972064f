import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
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
import { FormState, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { type FormProblem, optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { actorOf, publicBase, requireSeller, type SellerPerson } from '#app/web/services.server.ts'
import { inviteByMail } from '#app/web/shop-invitation.ts'
import { changeShopTeam } from '#commands/change-shop-team'
import { listTeam } from '#db/portal/team'
import { languageNames, languages } from '#domain/language'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.team')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const team = await listTeam(context.db, person.sellerId)
  const isOwner = team.some(({ id, shopRole }) => id === person.id && shopRole === 'owner')
  const members = team.map(({ id, email, name, shopRole }) => ({
    id,
    email,
    name,
    shopRole,
    isMe: id === person.id,
  }))
  return { isOwner, members }
}

const TeamForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('invite'),
    email: requiredText(320).regex(/^[^\s@]+@[^\s@]+$/, 'form.not_email'),
    name: optionalText(200),
    language: z.enum(languages),
  }),
  z.object({ intent: z.enum(['owner', 'member', 'removed']), accountId: z.uuid() }),
])
type Asked = z.output<typeof TeamForm>

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const form = await request.formData()
  const read = readForm(form, TeamForm)
  if (!read.ok) return data({ state: read as FormProblem }, 422)
  const done = await fulfil(context, read.value, person, request)
  if (done.ok) return redirect(`?done=team.done.${read.value.intent}`)
  const { reason } = done.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { form: `team.${reason}` }
  return data({ state: { errors, values: valuesOf(form) } }, reason === 'not_owner' ? 403 : 409)
}

function fulfil(context: AppLoadContext, asked: Asked, person: SellerPerson, request: Request) {
  const actor = actorOf(person)
  if (asked.intent === 'invite') {
    const base = publicBase(context, request)
    return inviteByMail(context, { ...asked, sellerId: person.sellerId, invitedBy: person.name, base }, actor)
  }
  const command = { sellerId: person.sellerId, accountId: asked.accountId, to: asked.intent }
  return changeShopTeam(context.db, command, actor, context.clock.now())
}

const done = ['invite', 'owner', 'member', 'removed'].map((intent) => `team.done.${intent}`)

export default function Team() {
  const { members, isOwner } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.team" />
      </Title>
      <Text>
        <FormattedMessage id={isOwner ? 'team.help_owner' : 'team.help_member'} />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={done} />
      <FormState state={answer?.state}>
        {members.map((member) => (
          <MemberCard key={member.id} member={member} mayChange={isOwner} />
        ))}
        {isOwner && <InviteForm key={members.length} />}
      </FormState>
    </Stack>
  )
}

type Member = { id: string; email: string; name: string; shopRole: 'owner' | 'member' | null; isMe: boolean }

function MemberCard({ member, mayChange }: { member: Member; mayChange: boolean }) {
  const { id, name, email, shopRole, isMe } = member
  const other = shopRole === 'owner' ? 'member' : 'owner'
  return (
    <Paper component="section" aria-label={name} withBorder p="md">
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Badge variant="light">
            <FormattedMessage id={`team.${shopRole ?? 'member'}`} />
          </Badge>
          {isMe && (
            <Badge variant="light" color="gray">
              <FormattedMessage id="team.me" />
            </Badge>
          )}
        </Group>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
        {mayChange && (
          <Form method="post">
            <input type="hidden" name="accountId" value={id} />
            <Group gap="xs">
              <Submit intent={other} label={`team.make_${other}`} variant="default" />
              <Button type="submit" name="intent" value="removed" color="red" variant="light">
                <FormattedMessage id="team.remove" />
              </Button>
            </Group>
          </Form>
        )}
      </Stack>
    </Paper>
  )
}

function InviteForm() {
  const options = languages.map((language) => ({ value: language, label: languageNames[language] }))
  return (
    <Section title="team.invite">
      <Form method="post">
        <Stack gap="sm" maw={420}>
          <TextField name="email" label="login.email" type="email" isRequired />
          <TextField name="name" label="people.name" />
          <SelectField name="language" label="people.language" options={options} />
          <Submit intent="invite" label="team.send_invitation" />
        </Stack>
      </Form>
    </Section>
  )
}
