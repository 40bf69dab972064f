import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { Instant } from '#app/components/review/age.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { claimReply } from '#commands/replies/claim-reply'
import { listWaitingReplies } from '#db/replies/queue'
import { isHeldByOther } from '#domain/lease'
import { replyActions } from '#domain/replies/state'

const pageSize = 30

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.replies')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const now = context.clock.now()
  const after = readPlace(new URL(request.url).searchParams)
  const rows = await listWaitingReplies(context.db, { after, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    replies: toPlain(
      shown.map(({ leaseHolder, leaseUntil, ...reply }) => ({
        ...reply,
        isTaken: isHeldByOther({ leaseHolder, leaseUntil }, person.id, now),
      })),
    ),
    next: last ? nextHref(request.url, { at: last.dueAt.toISOString(), id: last.id }) : null,
    done: replyActions.map((action) => `replies.done.${action}`),
    now: now.toISOString(),
  }
}

/** Serves the next one in line. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const claimed = await claimReply(context.db, person, context.clock.now())
  const id = claimed.ok ? claimed.value : undefined
  return redirect(id ? `/replies/${encodeURIComponent(id)}` : '/replies')
}

export default function Replies() {
  const { replies, next, done, now } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <NowProvider now={now}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="nav.replies" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="replies.help" />
        </Text>
        <DoneNotice what={search.get('done')} texts={done} />
        {replies.length === 0 ? (
          <Empty title="replies.none.title" text="replies.none.text" />
        ) : (
          <Form method="post">
            <Submit intent="next" label="replies.next" />
          </Form>
        )}
        {replies.map(({ id, sellerId, text, dueAt, flaws, isTaken }) => (
          <Paper key={id} component="article" withBorder p="md">
            <Group gap="xs">
              <Anchor component={Link} to={`/replies/${encodeURIComponent(id)}`}>
                {sellerId}
              </Anchor>
              <Text span size="sm" c="dimmed">
                <FormattedMessage id="replies.due" /> <Instant at={dueAt} />
              </Text>
              {flaws.map(({ kind }) => (
                <Badge key={kind} variant="outline" color="orange" c="inherit">
                  <FormattedMessage id={`replies.flaw_short.${kind}`} />
                </Badge>
              ))}
              {isTaken && (
                <Badge variant="outline" color="gray" c="inherit">
                  <FormattedMessage id="replies.taken" />
                </Badge>
              )}
            </Group>
            <Text lineClamp={3} dir="auto">
              {text}
            </Text>
          </Paper>
        ))}
        {next && (
          <Anchor component={Link} to={next}>
            <FormattedMessage id="list.more" />
          </Anchor>
        )}
      </Stack>
    </NowProvider>
  )
}
