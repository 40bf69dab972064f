import { Alert, Checkbox, Container, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { ChoiceField, FormState, TextField, useField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { openFlaggerLink } from '#app/pages/flagger-link.server.ts'
import { optionalText, readForm, requiredText, ticked, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { signLink } from '#app/sign-link.ts'
import { fileNotice } from '#commands/complaints/file-notice'
import { listFlaggers } from '#db/complaints/flaggers'
import { complaintLinkEnd } from '#domain/complaints/clock'
import { type FlaggerStanding as StandingOfFlagger, standingOfFlagger } from '#domain/complaints/flagger'
import { noticeAnswers, noticeReasons } from '#domain/complaints/notice'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'notice.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const location = new URL(request.url).searchParams.get('review')?.slice(0, 2000) ?? ''
  const opened = await openFlaggerLink(context, request)
  const [flagger] = opened ? await listFlaggers(context.db, noticeAnswers, opened.id) : []
  const shown = flagger && {
    ...{ name: flagger.name, decided: flagger.decided, upheld: flagger.upheld },
    standing: standingOfFlagger(flagger, context.clock.now()),
  }
  const isClosed = !shown && new URL(request.url).searchParams.has('link')
  return { location, flagger: shown, isClosed, requestKey: crypto.randomUUID() }
}

const NoticeForm = z.object({
  location: requiredText(2000),
  reason: z.enum(noticeReasons, 'form.required'),
  text: requiredText(10_000),
  name: optionalText(200),
  email: z.union([z.literal(''), z.email('form.not_email').max(320, 'form.too_long')]).default(''),
  isTrue: ticked.refine((isTrue) => isTrue, 'notice.refusal.not_confirmed'),
  requestKey: z.uuid(),
})

/** Beside which field a refusal is shown. */
const fieldOf = { name_missing: 'name', email_missing: 'email', no_such_review: 'location' } as const

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = readForm(form, NoticeForm)
  if (!read.ok) return data({ state: read }, 422)
  const limit = await context.noticeLimit(context.address)
  if (limit) {
    const headers = { 'Retry-After': String(limit.retryAfterSeconds) }
    return data(refused(form, 'form', 'too_many'), { status: 429, headers })
  }
  const now = context.clock.now()
  const flaggerId = (await openFlaggerLink(context, request))?.id
  const notice = { ...read.value, flaggerId, name: read.value.name ?? '', language: context.language }
  const filed = await fileNotice(context.db, notice, now)
  if (!filed.ok) {
    const { reason } = filed.refusal
    return data(refused(form, fieldOf[reason], reason), 422)
  }
  const to = { purpose: 'complaint', subject: filed.value, party: 'complainant' } as const
  const token = signLink({ ...to, expiresAt: complaintLinkEnd(now) }, context.environment.sessionSecret)
  return redirect(`/complaint?link=${token}&done=complaints.did.notice`)
}

function refused(form: FormData, field: string, reason: string) {
  return { state: { errors: { [field]: `notice.refusal.${reason}` }, values: valuesOf(form) } }
}

/** Where anybody tells of illegal content (DSA Art. 16): no account, no scripts needed. */
export default function NoticeOfIllegalContent() {
  const { location, flagger, isClosed, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const intl = useIntl()
  const options = noticeReasons.map((value) => ({
    value,
    label: intl.formatMessage({ id: `complaints.subtopic.${value}` }),
  }))
  return (
    <Container component="main" size={640} py="md">
      <Stack>
        <Title order={1}>
          <FormattedMessage id="notice.title" />
        </Title>
        <Text>
          <FormattedMessage id="notice.help" />
        </Text>
        {isClosed && (
          <Alert color="orange" variant="light">
            <FormattedMessage id="flaggers.own.closed" />
          </Alert>
        )}
        {flagger && <FlaggerStanding flagger={flagger} />}
        <Form method="post">
          <input type="hidden" name="requestKey" value={requestKey} />
          <FormState state={answer?.state}>
            <Stack gap="sm">
              <TextField
                name="location"
                label="notice.field.location"
                description="notice.location_help"
                defaultValue={location}
                isRequired
              />
              <ChoiceField name="reason" label="notice.field.reason" options={options} />
              <LongTextField name="text" label="notice.field.text" max={10_000} />
              {flagger?.standing === 'trusted' ? null : (
                <>
                  <TextField name="name" label="notice.field.name" description="notice.name_help" />
                  <TextField name="email" type="email" label="login.email" description="notice.email_help" />
                </>
              )}
              <TrueBox />
              <Submit intent="file" label="notice.send" />
            </Stack>
          </FormState>
        </Form>
      </Stack>
    </Container>
  )
}

type Standing = { name: string; decided: number; upheld: number; standing: StandingOfFlagger }

/** What whoever came by a trusted flagger's link is told: that their notices go first, and how right they were. */
function FlaggerStanding({ flagger: { name, decided, upheld, standing } }: { flagger: Standing }) {
  return (
    <Alert color={standing === 'trusted' ? 'blue' : 'orange'} variant="light">
      <Text>
        <FormattedMessage
          id={standing === 'trusted' ? 'flaggers.own.first' : `flaggers.own.${standing}`}
          values={{ name }}
        />
      </Text>
      {decided > 0 && (
        <Text>
          <FormattedMessage id="flaggers.own.figures" values={{ decided, upheld }} />
        </Text>
      )}
    </Alert>
  )
}

function TrueBox() {
  const { name, label, error } = useField({ name: 'isTrue', label: 'notice.field.is_true' })
  return <Checkbox name={name} label={label} error={error} required />
}
