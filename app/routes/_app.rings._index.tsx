import { Button, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRevalidator } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { ViewLinks } from '#app/components/pages/view-links.tsx'
import { RingTable } from '#app/components/rings/ring-table.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listRings } from '#db/rings/pages'
import type { RingState } from '#domain/rings/ring'

const pageSize = 50
const views = { waiting: ['open', 'deciding'], decided: ['rejected', 'dismissed'] } as const satisfies Record<
  string,
  RingState[]
>

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.rings')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'work_rings')
  const { searchParams } = new URL(request.url)
  const view = z.enum(['waiting', 'decided']).catch('waiting').parse(searchParams.get('view'))
  const after = readPlace(searchParams, z.uuid())
  const found = await listRings(context.db, { states: [...views[view]], after, limit: pageSize })
  const last = found.length === pageSize ? found.at(-1) : undefined
  return {
    view,
    rings: toPlain(found),
    next: last ? nextHref(request.url, { at: last.grewAt.toISOString(), id: last.id }) : null,
    now: context.clock.now().toISOString(),
  }
}

export default function Rings() {
  const { view, rings, next, now } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  useLive('rings', () => void revalidate())
  return (
    <NowProvider now={now}>
      <Stack maw={1000}>
        <Title order={1}>
          <FormattedMessage id="nav.rings" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="ring.intro" />
        </Text>
        <ViewLinks views={['waiting', 'decided']} view={view} texts="ring.view" />
        {rings.length > 0 ? (
          <RingTable rings={rings} />
        ) : (
          <Empty title="ring.none.title" text="ring.none.text" />
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
