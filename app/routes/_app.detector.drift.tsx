import { Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { When } from '#app/components/admin/page-parts.tsx'
import { AlarmList } from '#app/components/detector/alarm-list.tsx'
import { CalibrationChart } from '#app/components/detector/calibration-chart.tsx'
import { StabilityChart } from '#app/components/detector/stability-chart.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { readAlarms, readDrift } from '#app/pages/detector-watch.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'drift.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const [alarms, drift] = await Promise.all([readAlarms(context.db, 'drift'), readDrift(context.db)])
  return { alarms, ...drift }
}

export default function DriftPage() {
  const { alarms, weeks, calibration, measuredAt } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="drift.title" />
      </Title>
      <Text maw={720}>
        <FormattedMessage id="drift.intro" />
      </Text>
      <AlarmList alarms={alarms} />
      {measuredAt ? (
        <>
          <CalibrationChart bands={calibration} />
          <StabilityChart weeks={weeks} />
          <Text size="sm">
            <FormattedMessage id="watch.measured" values={{ at: <When at={new Date(measuredAt)} /> }} />
          </Text>
        </>
      ) : (
        <Empty title="watch.none.title" text="watch.none.text" />
      )}
    </Stack>
  )
}
