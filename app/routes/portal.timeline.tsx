import { Anchor, Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/portal/portal.module.css'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { inTimeline, timelineTypes } from '#app/pages/shop-timeline.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { listTimeline } from '#db/portal/timeline'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.timeline')

const pageSize = 40

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const before = Number(new URL(request.url).searchParams.get('before') ?? Number.NaN)
  const place = { before: Number.isSafeInteger(before) ? before : undefined, limit: pageSize + 1 }
  const rows = await listTimeline(context.db, { sellerId, types: timelineTypes }, place)
  const shown = rows.slice(0, pageSize)
  return {
    next: rows.length > pageSize ? `?before=${shown.at(-1)?.id}` : null,
    events: shown.map(({ id, type, data, happenedAt }) => ({
      id,
      happenedAt: happenedAt.toISOString(),
      ...inTimeline(type, data),
    })),
  }
}

export default function Timeline() {
  const { events, next } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.timeline" />
      </Title>
      {events.length === 0 && <Empty title="timeline.none.title" text="timeline.none.text" />}
      <ol className={classes.events}>
        {events.map(({ id, happenedAt, text, at }) => (
          <li key={id}>
            <small>
              <Instant at={happenedAt} />
            </small>
            <span>
              <FormattedMessage id={text} values={{ day: at ? <DayOf at={at} /> : '' }} />
            </span>
          </li>
        ))}
      </ol>
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}
