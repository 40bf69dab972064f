import { Button, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRevalidator } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { Section } from '#app/components/admin/page-parts.tsx'
import { AppealTable } from '#app/components/appeals/appeal-table.tsx'
import { AppealFiguresTable } from '#app/components/appeals/figures.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { ViewLinks } from '#app/components/pages/view-links.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { figuresByReason, listAppeals } from '#db/appeals/pages'
import { inDays } from '#domain/appeals/clock'
import { appealStates, isOpenAppeal, openAppealStates } from '#domain/appeals/state'

const pageSize = 50
/** How far back the figures go, in days. */
const figureDays = 365
const done = appealStates.filter((state) => !isOpenAppeal(state))

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.appeals')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_appeals')
  const { searchParams } = new URL(request.url)
  const view = z.enum(['waiting', 'done']).catch('waiting').parse(searchParams.get('view'))
  const isWaiting = view === 'waiting'
  const after = readPlace(searchParams, z.uuid())
  const now = context.clock.now()
  const [found, figures] = await Promise.all([
    listAppeals(context.db, {
      states: isWaiting ? openAppealStates : done,
      isWaiting,
      after,
      limit: pageSize,
    }),
    figuresByReason(context.db, inDays(-figureDays, now)),
  ])
  const last = found.length === pageSize ? found.at(-1) : undefined
  const at = last && (isWaiting ? last.dueAt : last.submittedAt)
  return {
    view,
    appeals: toPlain(found),
    figures,
    next: last && at ? nextHref(request.url, { at: at.toISOString(), id: last.id }) : null,
    now: now.toISOString(),
  }
}

export default function Appeals() {
  const { view, appeals, figures, next, now } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  useLive('appeals', () => void revalidate())
  return (
    <NowProvider now={now}>
      <Stack maw={1000}>
        <Title order={1}>
          <FormattedMessage id="nav.appeals" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="appeals.intro" />
        </Text>
        <ViewLinks views={['waiting', 'done']} view={view} texts="appeals.view" />
        {appeals.length > 0 ? (
          <AppealTable appeals={appeals} />
        ) : (
          <Empty title="appeals.none.title" text="appeals.none.text" />
        )}
        {next && (
          <Button component={Link} to={next} variant="default" style={{ alignSelf: 'flex-start' }}>
            <FormattedMessage id="list.next" />
          </Button>
        )}
        <Section title="appeals.figures.title">
          <AppealFiguresTable figures={figures} />
        </Section>
      </Stack>
    </NowProvider>
  )
}
