import { Anchor, Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { CaseWeeks } from '#app/components/charts/case-weeks.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Facts } from '#app/components/pages/seller-facts.tsx'
import { OutcomeTable } from '#app/components/quality/outcome-table.tsx'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { TimeLeft } from '#app/components/quality/time-left.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import {
  countOverdue,
  findReturnTime,
  listCaseWeeks,
  listOutcomesByPerson,
  listOutcomesBySize,
} from '#db/exclusions/figures'

const weeks = 26
const yearMs = 365 * 86_400_000

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'figures.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const { db, clock, environment } = context
  const now = clock.now()
  const since = new Date(now.getTime() - yearMs)
  const [caseWeeks, returnTime, byPerson, bySize, overdue] = await Promise.all([
    listCaseWeeks(db, { weeks, zone: environment.marketplaceZone, now }),
    findReturnTime(db, since),
    listOutcomesByPerson(db, since),
    listOutcomesBySize(db, since),
    countOverdue(db, now),
  ])
  return { caseWeeks, returnTime, byPerson, bySize, overdue: toPlain(overdue), now: now.toISOString() }
}

export default function FiguresPage() {
  const { caseWeeks, byPerson, bySize, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <Title order={1}>
        <FormattedMessage id="figures.title" />
      </Title>
      <QualityTabs />
      <Stack maw={1000}>
        <OverdueSection />
        <Section title="figures.weeks">
          <CaseWeeks weeks={caseWeeks} csv="/quality/figures.csv" />
        </Section>
        <ReturnSection />
        <Section title="figures.byPerson">
          <p>
            <FormattedMessage id="figures.byPerson.about" />
          </p>
          <OutcomeTable label="figures.byPerson" first="figures.person" rows={byPerson} />
        </Section>
        <Section title="figures.bySize">
          <OutcomeTable
            label="figures.bySize"
            first="figures.size"
            rows={bySize}
            keyText={(key) => `figures.size.${key}`}
          />
        </Section>
      </Stack>
    </NowProvider>
  )
}

/** What should have been done by now. */
function OverdueSection() {
  const { rechecks, letters, stops, oldestRecheckAt } = useLoaderData<typeof loader>().overdue
  const rows = Object.entries({ rechecks, letters, stops }).map(([id, count]) => ({
    id,
    label: <FormattedMessage id={`figures.overdue.${id}`} />,
    value: <FormattedNumber value={count} />,
  }))
  return (
    <Section title="figures.overdue">
      <Facts rows={rows} />
      {oldestRecheckAt && (
        <p>
          <FormattedMessage id="figures.overdue.oldest" values={{ at: <TimeLeft at={oldestRecheckAt} /> }} />{' '}
          <Anchor component={Link} to="/quality?column=recheck" underline="always">
            <FormattedMessage id="figures.overdue.see" />
          </Anchor>
        </p>
      )}
    </Section>
  )
}

/** How long sellers were out, of those who came back. */
function ReturnSection() {
  const { returned, median, p90 } = useLoaderData<typeof loader>().returnTime
  return (
    <Section title="figures.return">
      {returned === 0 || median === null || p90 === null ? (
        <p>
          <FormattedMessage id="figures.return.none" />
        </p>
      ) : (
        <p>
          <FormattedMessage
            id="figures.return.text"
            values={{
              returned,
              median: <FormattedNumber value={median} maximumFractionDigits={1} />,
              p90: <FormattedNumber value={p90} maximumFractionDigits={1} />,
            }}
          />
        </p>
      )}
    </Section>
  )
}
