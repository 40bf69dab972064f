import { Button, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { ComplaintLine } from '#app/components/complaints/complaint-line.tsx'
import { HeldLine } from '#app/components/complaints/held-messages.tsx'
import { LineTabs } from '#app/components/complaints/line-tabs.tsx'
import { OwnComplaints } from '#app/components/complaints/own-complaints.tsx'
import { useComplaintKeys } from '#app/components/complaints/use-complaint-keys.ts'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { readComplaintLine, readComplaintLines } from '#app/pages/complaint-lines.server.ts'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { complaintQueues, queuePermissions } from '#domain/complaints/desk'
import { may } from '#domain/permission'

const pageSize = 50

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.complaints')

/** The line asked for, or the first that is this person's to work. */
function queueOf(search: URLSearchParams, mine: readonly (typeof complaintQueues)[number][]) {
  const asked = z.enum(complaintQueues).safeParse(search.get('queue'))
  return asked.success ? asked.data : (mine[0] ?? 'complaints')
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const { searchParams } = new URL(request.url)
  const mine = complaintQueues.filter((each) => may(person, queuePermissions[each]))
  const queue = queueOf(
    searchParams,
    mine.filter((each) => each !== 'danger'),
  )
  const isOwn = searchParams.get('queue') === 'own'
  const isHeld = searchParams.get('queue') === 'held'
  const now = context.clock.now()
  const after = readPlace(searchParams, z.uuid())
  const [{ own, held, counts }, found] = await Promise.all([
    readComplaintLines(context.db, person, now),
    isOwn || isHeld ? [] : readComplaintLine(context.db, { queue, after, limit: pageSize + 1, now }),
  ])
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  return {
    ...{ queue, counts, rows: toPlain(rows), mayWork: !isOwn && !isHeld && mine.includes(queue) },
    ...{ own: isOwn ? toPlain(own) : null, held: isHeld ? toPlain(held) : null },
    next: last ? nextHref(request.url, { at: last.rankAt.toISOString(), id: last.workItemId }) : null,
    now: now.toISOString(),
  }
}

/** Takes the next complaint in line for whoever asks, and opens it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const queue = z
    .enum(complaintQueues)
    .optional()
    .catch(undefined)
    .parse((await request.formData()).get('queue') ?? undefined)
  const claimed = await takeComplaint(context.db, { queue }, person, context.clock.now())
  if (!claimed.ok && claimed.refusal.reason === 'not_permitted') throw new Response(null, { status: 403 })
  if (!claimed.ok || claimed.value === undefined)
    return redirect('/complaints?done=complaints.did.nothing_waits')
  return redirect(`/complaints/${encodeURIComponent(claimed.value)}`)
}

export default function Complaints() {
  const { queue, counts, own, held, rows, mayWork, next, now } = useLoaderData<typeof loader>()
  const open = own ? 'own' : held ? 'held' : queue
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  useLive('complaints', () => void revalidate())
  useComplaintKeys()
  return (
    <NowProvider now={now}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="nav.complaints" />
        </Title>
        <DoneNotice what={search.get('done')} texts={['complaints.did.nothing_waits']} />
        <LineTabs {...counts} open={open} />
        {mayWork && (
          <Form method="post">
            <input type="hidden" name="queue" value={queue} />
            <Submit intent="next" label="complaints.do.next" />
          </Form>
        )}
        <Text size="sm">
          <FormattedMessage id={helpOf[open === 'own' || open === 'held' ? open : 'line']} />
        </Text>
        {(own ?? held ?? rows).length === 0 ? (
          <Empty title="complaints.line_empty.title" text="complaints.line_empty.text" />
        ) : (
          <Shown own={own} held={held} rows={rows} />
        )}
        {next && (
          <Button component={Link} to={next} variant="default" style={{ alignSelf: 'flex-start' }}>
            <FormattedMessage id="list.next" />
          </Button>
        )}
      </Stack>
    </NowProvider>
  )
}

const helpOf = {
  own: 'complaints.own.help',
  held: 'complaints.held.help',
  line: 'complaints.staff.line_help',
} as const

type Listed = Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'own' | 'held' | 'rows'>

function Shown({ own, held, rows }: Listed) {
  if (own) return <OwnComplaints rows={own} />
  return held ? <HeldLine rows={held} /> : <ComplaintLine rows={rows} />
}
