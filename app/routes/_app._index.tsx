import { Title } from '@mantine/core'
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData, useNavigate, useRevalidator } from '@remix-run/react'
import { useHotkeys } from 'react-hotkeys-hook'
import { FormattedMessage } from 'react-intl'
import { AlarmList } from '#app/components/detector/alarm-list.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/pages/pages.module.css'
import { QueueCard } from '#app/components/pages/queue-card.tsx'
import { WaitingWork } from '#app/components/pages/waiting-work.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { homeOf } from '#app/components/shell/navigation.ts'
import { readAlarms } from '#app/pages/detector-watch.server.ts'
import { countOwn, readOwnComplaints } from '#app/pages/own-complaints.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { queueSummary } from '#db/queue-page'
import { listWaitingWork } from '#db/waiting-work'
import { may } from '#domain/permission'
import { linesOf } from '#domain/waiting-work'

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'queues.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request)
  if (!may(person, 'see_waiting_work')) throw redirect(homeOf(person))
  const now = context.clock.now()
  const zone = context.environment.marketplaceZone
  const judgesReviews = may(person, 'work_queues')
  const [summaries, alarms, lines, own] = await Promise.all([
    judgesReviews ? queueSummary(context.db, person, { now, zone }) : [],
    may(person, 'read_detector') ? readAlarms(context.db) : [],
    listWaitingWork(context.db, linesOf(person), { personId: person.id, now }),
    readOwnComplaints(context.db, person, now),
  ])
  return {
    now: now.toISOString(),
    alarms,
    judgesReviews,
    own: countOwn(own),
    lines: toPlain(lines.filter(({ open }) => open > 0)),
    decidedToday: summaries[0]?.decidedTodayByMe ?? 0,
    queues: summaries
      .filter(({ queue }) => queue !== 'seniors' || may(person, 'decide_escalated'))
      .map(({ oldestDueAt, ...rest }) => ({ ...rest, oldestDueAt: oldestDueAt?.toISOString() ?? null })),
  }
}

export default function QueuesPage() {
  const { queues, lines, own, judgesReviews, decidedToday, now, alarms } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const navigate = useNavigate()
  const first = queues.find(({ mine }) => mine > 0) ?? queues.find(({ open }) => open > 0)
  useLive('work', revalidate)
  useLive('complaints', revalidate)
  useLive('appeals', revalidate)
  useHotkeys('enter', () => {
    // Enter on a link or a button is that link's or that button's.
    if (first && document.activeElement === document.body) navigate(`/desk/${first.queue}`)
  })
  return (
    <NowProvider now={now}>
      <Title order={1} mb={4}>
        <FormattedMessage id="queues.title" />
      </Title>
      {judgesReviews && (
        <p>
          <FormattedMessage id="queues.today" values={{ count: decidedToday }} />
          {first && (
            <>
              {' '}
              <FormattedMessage id="queues.enter" />
            </>
          )}
        </p>
      )}
      {own.open > 0 && (
        <p>
          <Link to="/complaints?queue=own">
            <FormattedMessage id="complaints.own.home" />:{' '}
            <FormattedMessage id="complaints.own.counts" values={own} />
          </Link>
        </p>
      )}
      <AlarmList alarms={alarms} linked />
      {!first && lines.length === 0 && own.open === 0 && (
        <Empty title="queues.allDone.title" text="queues.allDone.text" />
      )}
      <div className={classes.cards}>
        {queues.map((facts) => (
          <QueueCard key={facts.queue} facts={facts} isFirst={facts.queue === first?.queue} />
        ))}
      </div>
      {lines.length > 0 && (
        <section aria-labelledby="waiting-title">
          <Title order={2} id="waiting-title" mt="lg" mb="xs" size="h3">
            <FormattedMessage id="waiting.title" />
          </Title>
          <WaitingWork lines={lines} />
        </section>
      )}
    </NowProvider>
  )
}
