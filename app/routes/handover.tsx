import { Alert, Button, Container, Stack, Title } from '@mantine/core'
import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { safeNext } from '#app/pages/next-path.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { signInHandedOver } from '#app/web/handover.ts'
import { sessionCookie } from '#app/web/session-cookie.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'handover.title')

/** Takes over somebody whom the marketplace has signed in: `?token=` is signed, and signs in once. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, clock, language, sessionToken, isSecure } = context
  const { searchParams } = new URL(request.url)
  const token = searchParams.get('token') ?? ''
  const attempt = { token, language, replaces: sessionToken }
  const handedOver = await signInHandedOver({ db, now: clock.now() }, attempt)
  if (!handedOver.ok) return data({ problem: handedOver.refusal.reason }, 403)
  const next = safeNext(searchParams.get('next'))
  const headers = {
    'Set-Cookie': sessionCookie(handedOver.value.token, handedOver.value.expiresAt, isSecure),
  }
  return redirect(next.startsWith('/portal') ? next : '/portal', { headers })
}

export default function Handover() {
  const { problem } = useLoaderData<typeof loader>()
  return (
    <Container component="main" size={480} py={{ base: 'md', sm: 80 }}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="handover.title" />
        </Title>
        <Alert color="red" role="alert">
          <FormattedMessage id={`handover.${problem}`} />
        </Alert>
        <Button component={Link} to="/login/link" variant="default">
          <FormattedMessage id="link.title" />
        </Button>
      </Stack>
    </Container>
  )
}
