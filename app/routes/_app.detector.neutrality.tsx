import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section, When } from '#app/components/admin/page-parts.tsx'
import { AlarmList } from '#app/components/detector/alarm-list.tsx'
import { NeutralityChart } from '#app/components/detector/neutrality-chart.tsx'
import { NeutralityComparisons } from '#app/components/detector/neutrality-comparison.tsx'
import { NeutralityGroups } from '#app/components/detector/neutrality-groups.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { readAlarms, readNeutrality } from '#app/pages/detector-watch.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import {
  neutralityDeviations,
  neutralityFewest,
  neutralityMargin,
  neutralityWindows,
} from '#domain/detection/neutrality'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'neutrality.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const [alarms, measured] = await Promise.all([
    readAlarms(context.db, 'neutrality'),
    readNeutrality(context.db, request.url),
  ])
  return { alarms, measured: measured ?? null }
}

export default function NeutralityPage() {
  const { alarms, measured } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="neutrality.title" />
      </Title>
      <Text maw={720}>
        <FormattedMessage id="neutrality.intro" />
      </Text>
      <AlarmList alarms={alarms} />
      {measured ? (
        <Measured measured={measured} />
      ) : (
        <Empty title="watch.none.title" text="watch.none.text" />
      )}
    </Stack>
  )
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['measured']>

function Measured({ measured: { measuredAt, windows, shown } }: { measured: Shown }) {
  return (
    <>
      <Section title="neutrality.compared">
        <Text size="sm">
          <FormattedMessage
            id="neutrality.rule"
            values={{ margin: neutralityMargin, least: neutralityFewest, deviations: neutralityDeviations }}
          />
        </Text>
        <NeutralityComparisons windows={windows} />
      </Section>
      <Text component="nav">
        {neutralityWindows.map((days) => (
          <Anchor
            key={days}
            component={Link}
            to={`?days=${days}`}
            mr="md"
            underline="always"
            aria-current={days === shown.days ? 'page' : undefined}
            fw={days === shown.days ? 700 : 400}
          >
            <FormattedMessage id="neutrality.days" values={{ days }} />
          </Anchor>
        ))}
      </Text>
      <NeutralityChart window={shown} />
      {(['tier', 'language'] as const).map((dimension) => (
        <Section key={dimension} title={`neutrality.by.${dimension}`}>
          <NeutralityGroups
            title={`neutrality.by.${dimension}`}
            groups={shown.groups.filter((group) => group.dimension === dimension)}
          />
        </Section>
      ))}
      <Text size="sm">
        <FormattedMessage id="watch.measured" values={{ at: <When at={new Date(measuredAt)} /> }} />
      </Text>
    </>
  )
}
