import { Alert, Button, Container, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { homeOf } from '#app/components/shell/navigation.ts'
import { safeNext } from '#app/pages/next-path.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { sessionCookie } from '#app/web/session-cookie.ts'
import { signInByPassword } from '#app/web/sign-in.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'login.title')

export function loader({ context, request }: LoaderFunctionArgs) {
  const { person, environment } = context
  const next = safeNext(new URL(request.url).searchParams.get('next'))
  if (person) throw redirect(next === '/' ? homeOf(person) : next)
  return { next, isDemo: environment.mode === 'demo' }
}

const LoginForm = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1024),
  next: z.string().default('/'),
})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = Object.fromEntries(await request.formData())
  const email = typeof form.email === 'string' ? form.email : ''
  const parsed = LoginForm.safeParse(form)
  if (!parsed.success) return data({ problem: 'missing' as const, minutes: 0, email }, 422)

  const attempt = { ...parsed.data, address: context.address, replaces: context.sessionToken }
  const signedIn = await signInByPassword(context, attempt, new Date())
  if (signedIn.ok) {
    const { token, expiresAt, user } = signedIn.value
    const next = safeNext(parsed.data.next)
    const home = homeOf({ ...user, kind: 'person', sellerId: null, language: 'en' })
    const headers = { 'Set-Cookie': sessionCookie(token, expiresAt, context.isSecure) }
    return redirect(next === '/' ? home : next, { headers })
  }
  const { refusal } = signedIn
  if (refusal.reason === 'wrong_credentials') return data({ problem: refusal.reason, minutes: 0, email }, 401)
  const minutes = Math.ceil(refusal.retryAfterSeconds / 60)
  const headers = { 'Retry-After': String(refusal.retryAfterSeconds) }
  return data({ problem: refusal.reason, minutes, email }, { status: 429, headers })
}

export default function Login() {
  const { next, isDemo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().state !== 'idle'
  const intl = useIntl()
  return (
    <Container component="main" size={420} py={{ base: 'md', sm: 80 }}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="login.title" />
        </Title>
        {answer && (
          <Alert color="red" role="alert">
            <FormattedMessage id={`login.${answer.problem}`} values={{ minutes: answer.minutes }} />
          </Alert>
        )}
        <Paper component={Form} method="post" withBorder p="lg">
          <input type="hidden" name="next" value={next} />
          <Stack>
            <TextInput
              label={intl.formatMessage({ id: 'login.email' })}
              name="email"
              // Demo accounts have addresses without a dot, which browsers take too.
              type="email"
              autoComplete="username"
              defaultValue={answer?.email ?? ''}
              required
              autoFocus
            />
            <PasswordInput
              label={intl.formatMessage({ id: 'login.password' })}
              name="password"
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': intl.formatMessage({ id: 'login.show' }) }}
              required
            />
            <Button type="submit" loading={isBusy}>
              <FormattedMessage id="login.submit" />
            </Button>
          </Stack>
        </Paper>
        <Link to={next === '/' ? '/login/link' : `/login/link?next=${encodeURIComponent(next)}`}>
          <FormattedMessage id="link.for_sellers" />
        </Link>
        <Link to="/notice">
          <FormattedMessage id="notice.title" />
        </Link>
        {isDemo && (
          <Text size="sm">
            <FormattedMessage id="login.demo" />
          </Text>
        )}
      </Stack>
    </Container>
  )
}
