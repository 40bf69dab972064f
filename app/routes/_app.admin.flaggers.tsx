import { Badge, Code, Stack, Table, Text, TextInput, Title } from '@mantine/core'
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
import { DayField, FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { CalendarDay } from '#app/components/portal/calendar-day.tsx'
import { flaggerLink } from '#app/pages/flagger-link.server.ts'
import { readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { publicBase, requirePerson } from '#app/web/services.server.ts'
import { addFlagger, endFlagger, suspendFlagger } from '#commands/complaints/keep-flaggers'
import { listFlaggers } from '#db/complaints/flaggers'
import { standingOfFlagger } from '#domain/complaints/flagger'
import { dayOf, isDay } from '#domain/day'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.flaggers')

/** Those whose notices of illegal content go first, each with the link they give them by and what became of them. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_flaggers')
  const base = publicBase(context, request)
  const flaggers = await listFlaggers(context.db)
  return {
    flaggers: flaggers.map(({ suspendedAt, endsAt, ...flagger }) => ({
      ...{ ...flagger, isSuspended: suspendedAt !== null },
      standing: standingOfFlagger({ suspendedAt, endsAt }, context.clock.now()),
      until: endsAt && dayOf(new Date(endsAt.getTime() - 1), context.environment.marketplaceZone),
      link: `${base}${flaggerLink(context, flagger.id)}`,
    })),
  }
}

const lastDay = z
  .string()
  .refine((day) => day === '' || isDay(day), 'form.invalid')
  .transform((day) => day || null)

const FlaggerForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    ...{ name: requiredText(200), email: requiredText(320).pipe(z.email('form.not_email')) },
    since: requiredText(10).refine(isDay, 'form.invalid'),
    until: lastDay,
  }),
  z.object({ intent: z.literal('end'), flaggerId: z.uuid(), endsOn: lastDay }),
  z.object({ intent: z.enum(['suspend', 'resume']), flaggerId: z.uuid() }),
])

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_flaggers')
  const form = await request.formData()
  const read = readForm(form, FlaggerForm)
  if (!read.ok) return data({ state: read }, 422)
  const { value } = read
  const now = context.clock.now()
  const zone = context.environment.marketplaceZone
  if (value.intent === 'add') {
    if (value.since > dayOf(now, zone)) {
      const errors: Record<string, string> = { since: 'form.in_future' }
      return data({ state: { errors, values: valuesOf(form) } }, 422)
    }
    const added = await addFlagger(context.db, { ...value, zone }, person, now)
    if (added.ok) return redirect('?done=flaggers.did.add')
    const errors: Record<string, string> =
      added.refusal.reason === 'ends_too_early'
        ? { until: 'flaggers.ends_too_early' }
        : { email: 'people.email_taken' }
    return data({ state: { errors, values: valuesOf(form) } }, 409)
  }
  if (value.intent === 'end') {
    const { flaggerId, endsOn: until } = value
    const ended = await endFlagger(context.db, { flaggerId, until, zone }, person, now)
    if (!ended.ok) throw new Response(null, { status: ended.refusal.reason === 'not_found' ? 404 : 422 })
    return redirect('?done=flaggers.did.end')
  }
  const change = { flaggerId: value.flaggerId, isSuspended: value.intent === 'suspend' }
  const changed = await suspendFlagger(context.db, change, person, now)
  if (!changed.ok) throw new Response(null, { status: 404 })
  return redirect(`?done=flaggers.did.${value.intent}`)
}

const columns = ['flaggers.who', 'flaggers.since', 'flaggers.right', 'flaggers.link', 'keys.change'] as const
const did = ['flaggers.did.add', 'flaggers.did.end', 'flaggers.did.suspend', 'flaggers.did.resume']

export default function Flaggers() {
  const { flaggers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.flaggers" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="flaggers.help" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={did} />
      <DataTable label="nav.flaggers" columns={columns}>
        {flaggers.map((flagger) => (
          <FlaggerRow key={flagger.id} flagger={flagger} />
        ))}
        {flaggers.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={columns.length}>
              <FormattedMessage id="flaggers.none" />
            </Table.Td>
          </Table.Tr>
        )}
      </DataTable>
      <Section title="flaggers.new">
        <Form method="post" key={flaggers.length}>
          <FormState state={answer?.state}>
            <Stack gap="sm" maw={480}>
              <TextField name="name" label="people.name" isRequired />
              <TextField name="email" label="login.email" type="email" isRequired />
              <DayField name="since" label="flaggers.since" isRequired />
              <DayField name="until" label="flaggers.until" />
              <Submit intent="add" label="flaggers.add" />
            </Stack>
          </FormState>
        </Form>
      </Section>
    </Stack>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['flaggers'][number]

function FlaggerRow({ flagger }: { flagger: Row }) {
  const intl = useIntl()
  const { id, name, email, since, until, standing, isSuspended, decided, upheld, link } = flagger
  return (
    <Table.Tr>
      <Table.Td>
        <span dir="auto">{name}</span>{' '}
        {standing !== 'trusted' && (
          <Badge color="gray" variant="light" autoContrast>
            <FormattedMessage id={`flaggers.${standing}`} />
          </Badge>
        )}
        <Text size="sm">{email}</Text>
      </Table.Td>
      <Table.Td>
        <CalendarDay day={since} />
        {until && (
          <>
            {' – '}
            <CalendarDay day={until} />
          </>
        )}
      </Table.Td>
      <Table.Td>
        <FormattedMessage id="flaggers.figures" values={{ decided, upheld }} />
      </Table.Td>
      <Table.Td>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: 360 }}>
          {link}
        </Code>
      </Table.Td>
      <Table.Td>
        <Form method="post">
          <input type="hidden" name="flaggerId" value={id} />
          <Submit
            intent={isSuspended ? 'resume' : 'suspend'}
            label={isSuspended ? 'flaggers.resume' : 'flaggers.suspend'}
            variant="default"
          />
        </Form>
        <Form method="post">
          <input type="hidden" name="flaggerId" value={id} />
          <TextInput
            type="date"
            name="endsOn"
            min={since}
            defaultValue={until ?? ''}
            aria-label={intl.formatMessage({ id: 'flaggers.until' })}
            my="xs"
          />
          <Submit intent="end" label="flaggers.set_end" variant="default" />
        </Form>
      </Table.Td>
    </Table.Tr>
  )
}
