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
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { ComplaintLine } from '#app/components/complaints/complaint-line.tsx'
import { HeldLine } from '#app/components/complaints/held-messages.tsx'
import { LineTabs } from '#app/components/complaints/line-tabs.tsx'
import { OwnComplaints } from '#app/components/complaints/own-complaints.tsx'
import { ResolutionFacts } from '#app/components/complaints/resolution-figures.tsx'
import { SatisfactionSection } from '#app/components/complaints/satisfaction-figures.tsx'
import { useComplaintKeys } from '#app/components/complaints/use-complaint-keys.ts'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { countOwn, readOwnComplaints } from '#app/pages/own-complaints.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { readResolutions } from '#app/pages/resolutions.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { listHeldMessages } from '#db/complaints/held'
import { listComplaintLine, summariseComplaintLines } from '#db/complaints/lists'
import { listSatisfactionWords, summariseSatisfaction } from '#db/complaints/satisfaction'
import { complaintQueues, queuePermissions } from '#domain/complaints/desk'
import { mostSatisfactions, satisfactionDays } from '#domain/complaints/satisfaction'
import { may } from '#domain/permission'

const pageSize = 50
/** So many held messages are shown and counted. */
const mostHeld = 100
/** So many of the last words about how it went are shown. */
const newestWords = 10

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
  const since = new Date(now.getTime() - satisfactionDays * 86_400_000)
  const [own, held, found, lines, satisfaction, words, resolutions] = await Promise.all([
    readOwnComplaints(context.db, person, now),
    listHeldMessages(context.db, mostHeld),
    isOwn || isHeld ? [] : listComplaintLine(context.db, { queue, after, limit: pageSize + 1, now }),
    summariseComplaintLines(context.db),
    summariseSatisfaction(context.db, { since, most: mostSatisfactions }),
    listSatisfactionWords(context.db, since, newestWords),
    readResolutions(context.db, now),
  ])
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  return {
    ...{
      queue,
      lines: toPlain(lines),
      rows: toPlain(rows),
      mayWork: !isOwn && !isHeld && mine.includes(queue),
    },
    ...{ own: isOwn ? toPlain(own) : null, counts: countOwn(own) },
    ...{ held: isHeld ? toPlain(held) : null, heldCount: held.length },
    ...{ satisfaction, words: toPlain(words), resolutions },
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
  const {
    queue,
    lines,
    own,
    counts,
    held,
    heldCount,
    rows,
    mayWork,
    satisfaction,
    words,
    next,
    now,
    resolutions,
  } = useLoaderData<typeof loader>()
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
        <LineTabs lines={lines} own={counts} held={heldCount} open={open} />
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
        <Section title="resolution.title">
          <ResolutionFacts figures={resolutions} />
        </Section>
        <SatisfactionSection figures={satisfaction} words={words} />
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
