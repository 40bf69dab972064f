import { Alert, Button, Container, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { safeNext } from '#app/pages/next-path.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { redeemSignInLink, requestSignInLink } from '#app/web/seller-sign-in.ts'
import { publicBase } from '#app/web/services.server.ts'
import { sessionCookie } from '#app/web/session-cookie.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'link.title')

/** Opening the link changes nothing: programs that look through mail open links too. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  return {
    token: searchParams.get('token')?.slice(0, 100) ?? null,
    next: safeNext(searchParams.get('next')),
    showsOutbox: context.environment.mode === 'demo' && !context.environment.mail,
  }
}

const LinkForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    email: z.string().trim().min(3).max(320),
    next: z.string().default('/'),
  }),
  z.object({ intent: z.literal('use'), token: z.string().min(1).max(100), next: z.string().default('/') }),
])

export async function action({ context, request }: ActionFunctionArgs) {
  const form = LinkForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data({ problem: 'missing' as const, minutes: 0 }, 422)
  return form.data.intent === 'ask' ? ask(context, request, form.data) : redeem(context, form.data)
}

async function ask(
  context: AppLoadContext,
  request: Request,
  { email, next }: { email: string; next: string },
) {
  const base = publicBase(context, request)
  const asked = await requestSignInLink(context, {
    email,
    address: context.address,
    base,
    next: safeNext(next),
  })
  return asked.ok ? data({ sentTo: email }) : throttled(asked.refusal.retryAfterSeconds)
}

async function redeem(context: AppLoadContext, { token, next }: { token: string; next: string }) {
  const { address, sessionToken, isSecure } = context
  const redeemed = await redeemSignInLink(context, { token, address, replaces: sessionToken })
  if (redeemed.ok) {
    const goOn = safeNext(next)
    const headers = { 'Set-Cookie': sessionCookie(redeemed.value.token, redeemed.value.expiresAt, isSecure) }
    return redirect(goOn === '/' ? '/portal' : goOn, { headers })
  }
  if (redeemed.refusal.reason === 'too_many_attempts') return throttled(redeemed.refusal.retryAfterSeconds)
  return data({ problem: redeemed.refusal.reason, minutes: 0 }, 410)
}

function throttled(seconds: number) {
  const headers = { 'Retry-After': String(seconds) }
  const answer = { problem: 'too_many_attempts' as const, minutes: Math.ceil(seconds / 60) }
  return data(answer, { status: 429, headers })
}

export default function SignInLink() {
  const { token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer : undefined
  return (
    <Container component="main" size={420} py={{ base: 'md', sm: 80 }}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="link.title" />
        </Title>
        {problem && (
          <Alert color="red" role="alert">
            <FormattedMessage id={`link.${problem.problem}`} values={{ minutes: problem.minutes }} />
          </Alert>
        )}
        {token && !problem ? <UseForm token={token} /> : <AskForm />}
        <Link to="/login">
          <FormattedMessage id="link.by_password" />
        </Link>
      </Stack>
    </Container>
  )
}

function UseForm({ token }: { token: string }) {
  const { next } = useLoaderData<typeof loader>()
  return (
    <Paper component={Form} method="post" withBorder p="lg">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      <Stack>
        <Text>
          <FormattedMessage id="link.use_help" />
        </Text>
        <Button type="submit" name="intent" value="use" size="md">
          <FormattedMessage id="login.submit" />
        </Button>
      </Stack>
    </Paper>
  )
}

function AskForm() {
  const { next, showsOutbox } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const sentTo = answer && 'sentTo' in answer ? answer.sentTo : undefined
  const intl = useIntl()
  if (sentTo) {
    return (
      <Alert color="green" role="status">
        <FormattedMessage id="link.sent" values={{ email: sentTo }} />{' '}
        {showsOutbox && (
          <Link to="/outbox">
            <FormattedMessage id="outbox.title" />
          </Link>
        )}
      </Alert>
    )
  }
  return (
    <Paper component={Form} method="post" action="/login/link" withBorder p="lg">
      <input type="hidden" name="next" value={next} />
      <Stack>
        <Text>
          <FormattedMessage id="link.ask_help" />
        </Text>
        <TextInput
          label={intl.formatMessage({ id: 'login.email' })}
          name="email"
          type="email"
          autoComplete="email"
          required
        />
        <Button type="submit" name="intent" value="ask">
          <FormattedMessage id="link.ask" />
        </Button>
      </Stack>
    </Paper>
  )
}
