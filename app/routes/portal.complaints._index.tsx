import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { ComplaintStateBadge } from '#app/components/complaints/complaint-state.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import { TopicText } from '#app/components/complaints/topic-text.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { ShopTasks } from '#app/components/portal/tasks.tsx'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { listShopComplaints } from '#db/complaints/lists'
import { listShopTasks } from '#db/portal/waiting'

const pageSize = 30
const shownTasks = 50

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.shop_title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const after = readPlace(new URL(request.url).searchParams)
  const now = context.clock.now()
  const [found, tasks] = await Promise.all([
    listShopComplaints(context.db, sellerId, { after, limit: pageSize + 1 }),
    listShopTasks(context.db, sellerId, { limit: shownTasks, now }),
  ])
  const complaints = found.slice(0, pageSize)
  const last = found.length > pageSize ? complaints.at(-1) : undefined
  const next = last ? nextHref(request.url, { at: last.createdAt.toISOString(), id: last.id }) : null
  const own = tasks.filter(({ kind }) => kind !== 'appeal_question')
  return { complaints: toPlain(complaints), tasks: toPlain(own), next, now: now.toISOString() }
}

export default function ShopComplaints() {
  const { complaints, tasks, next, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="complaints.shop_title" />
        </Title>
        <Text>
          <FormattedMessage id="complaints.shop_help" />
        </Text>
        <Button
          component={Link}
          to="/portal/complaints-new"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
        >
          <FormattedMessage id="complaints.new_title" />
        </Button>
        <ShopTasks tasks={tasks} />
        {complaints.length === 0 && <Empty title="complaints.none.title" text="complaints.none.text" />}
        <ul className={classes.thread}>
          {complaints.map(({ id, number, state, topic, kind, createdAt, dueAt }) => (
            <li key={id} className={classes.message}>
              <Anchor component={Link} to={`/portal/complaints/${encodeURIComponent(id)}`} fw={650}>
                <FormattedMessage id="complaints.title" values={{ number: String(number) }} />
              </Anchor>{' '}
              <ComplaintStateBadge state={state} />
              <p>
                <TopicText topic={topic} kind={kind} /> · <DayOf at={createdAt} />
              </p>
              {dueAt && (
                <p>
                  <FormattedMessage id="complaints.due" values={{ at: <Instant at={dueAt} /> }} />
                </p>
              )}
            </li>
          ))}
        </ul>
        {next && (
          <Anchor component={Link} to={next}>
            <FormattedMessage id="list.more" />
          </Anchor>
        )}
      </Stack>
    </NowProvider>
  )
}
