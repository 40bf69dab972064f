import { Anchor, Code, Container, Stack, Text, Title } from '@mantine/core'
import type { AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { Empty } from '#app/components/pages/empty.tsx'
import { MailCard } from '#app/components/pages/mail-card.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listMails } from '#db/mail'
import { may } from '#domain/permission'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'outbox.title')

const pageSize = 30

/** Every mail as it is sent, in demo and test. Whoever tries the demo out sees the mails one signs in with. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const kind = visibleKind(context, request)
  const after = readPlace(new URL(request.url).searchParams, z.uuid())
  const rows = await listMails(context.db, { kind }, { after, limit: pageSize + 1 })
  const mails = rows.slice(0, pageSize)
  const last = mails.at(-1)
  const place = last && { at: last.createdAt.toISOString(), id: last.id }
  const next = rows.length > pageSize && place ? nextHref(request.url, place) : null
  return {
    next,
    isPart: kind !== undefined,
    mails: mails.map(({ createdAt, ...mail }) => ({ ...mail, createdAt: createdAt.toISOString() })),
  }
}

/** The one kind a visitor may see; undefined where all. */
function visibleKind(context: AppLoadContext, request: Request): 'sign_in' | undefined {
  const { mode } = context.environment
  if (mode === 'production') throw new Response(null, { status: 404 })
  if (mode === 'demo' && !may(context.person, 'read_outbox')) return 'sign_in'
  requirePerson(context, request, 'read_outbox')
  return undefined
}

export default function Outbox() {
  const { mails, next, isPart } = useLoaderData<typeof loader>()
  return (
    <Container component="main" size="md" py="lg">
      <Stack>
        <Title order={1}>
          <FormattedMessage id="outbox.title" />
        </Title>
        <Text>
          <FormattedMessage id="outbox.help" values={{ name: <Code>SMTP_URL</Code> }} />
        </Text>
        {isPart && (
          <Text fw={650}>
            <FormattedMessage
              id="outbox.sign_in_only"
              values={{
                link: (
                  <Anchor component={Link} to="/login?next=/outbox">
                    <FormattedMessage id="login.submit" />
                  </Anchor>
                ),
              }}
            />
          </Text>
        )}
        {mails.length === 0 && <Empty title="outbox.empty.title" text="outbox.empty.text" />}
        {mails.map((mail) => (
          <MailCard key={mail.id} mail={mail} />
        ))}
        {next && (
          <Anchor component={Link} to={next}>
            <FormattedMessage id="list.more" />
          </Anchor>
        )}
      </Stack>
    </Container>
  )
}
