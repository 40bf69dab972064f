import { Button, Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { DayText } from '#app/components/quality/day-text.tsx'
import { PolicyValues } from '#app/components/quality/policy-values.tsx'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { RunFigures, RunListTable, RunStatuses } from '#app/components/quality/run-figures.tsx'
import { StandingTable } from '#app/components/quality/standing-table.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findRun } from '#db/quality/runs'
import { listStandings } from '#db/quality/standings'

const sellersPerPage = 100
const statuses = ['exclude', 'hold', 'watch'] as const

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'quality_run.title')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).safeParse(params.runId)
  const run = id.success ? await findRun(context.db, id.data) : undefined
  if (!run) throw new Response(null, { status: 404 })
  const { searchParams } = new URL(request.url)
  const status = z.enum(statuses).catch('exclude').parse(searchParams.get('status'))
  const after = z.string().min(1).max(128).optional().catch(undefined).parse(searchParams.get('after'))
  const sellers = await listStandings(context.db, { runId: run.id, status }, { after, limit: sellersPerPage })
  const last = sellers.length === sellersPerPage ? sellers.at(-1) : undefined
  return {
    run,
    status,
    sellers,
    next: last ? `?${new URLSearchParams({ status, after: last.sellerId })}` : null,
  }
}

export default function QualityRun() {
  const { run, status, sellers, next } = useLoaderData<typeof loader>()
  return (
    <Stack maw={1000}>
      <Title order={1}>
        <FormattedMessage id="quality_run.of" values={{ day: <DayText day={run.asOf} /> }} />
      </Title>
      <QualityTabs />
      <Section title="quality_run.figures">
        <RunFigures run={run} />
        {run.lists && <RunListTable lists={run.lists} />}
      </Section>
      {run.counts && (
        <Section title="quality_run.by_status">
          <RunStatuses counts={run.counts} />
        </Section>
      )}
      <Section title="quality_run.who">
        <nav>
          {statuses.map((one) => (
            <Button
              key={one}
              component={Link}
              to={`?status=${one}`}
              variant={one === status ? 'filled' : 'default'}
              size="xs"
              mr="xs"
              mb="xs"
              aria-current={one === status ? 'true' : undefined}
            >
              <FormattedMessage id={`quality_run.status.${one}`} />
            </Button>
          ))}
        </nav>
        {sellers.length > 0 ? (
          <StandingTable label={`quality_run.status.${status}`} sellers={sellers} />
        ) : (
          <Empty title="quality_run.nobody.title" text="quality_run.nobody.text" />
        )}
        {next && (
          <Button component={Link} to={next} variant="default" style={{ alignSelf: 'flex-start' }}>
            <FormattedMessage id="list.next" />
          </Button>
        )}
      </Section>
      <Section title="quality_run.rules">
        <PolicyValues rules={run.rules} />
      </Section>
    </Stack>
  )
}
