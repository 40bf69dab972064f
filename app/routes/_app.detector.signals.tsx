import { Anchor, Button, NativeSelect, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { When } from '#app/components/admin/page-parts.tsx'
import { SignalTable } from '#app/components/detector/signal-table.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/pages/pages.module.css'
import { pageTitle } from '#app/pages/page-title.ts'
import { readSignals, signalPeriods } from '#app/pages/signals.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { fewestJudged } from '#domain/detection/signal-quality'

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'signals.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const { db, clock, environment } = context
  const asked = { db, zone: environment.marketplaceZone, now: clock.now() }
  return { ...(await readSignals(asked, new URL(request.url))), periods: signalPeriods }
}

export default function DetectorSignals() {
  const { signals, days, countedUntil } = useLoaderData<typeof loader>()
  return (
    <>
      <Title order={1}>
        <FormattedMessage id="signals.title" />
      </Title>
      <Text maw={720}>
        <FormattedMessage id="signals.intro" />
      </Text>
      <Period />
      {signals.length === 0 ? (
        <Empty title="signals.none.title" text="signals.none.text" />
      ) : (
        <>
          <SignalTable signals={signals} />
          <Text size="sm" mt="sm">
            <FormattedMessage id="signals.explain" values={{ least: fewestJudged }} />{' '}
            {countedUntil && (
              <FormattedMessage id="signals.countedUntil" values={{ at: <When at={countedUntil} /> }} />
            )}
          </Text>
          <Anchor href={`/detector/signals/weeks.csv?days=${days}`} download underline="always" fz="sm">
            <FormattedMessage id="signals.csv" />
          </Anchor>
        </>
      )}
    </>
  )
}

/** Over how many days signals are looked at. */
function Period() {
  const intl = useIntl()
  const { days, periods } = useLoaderData<typeof loader>()
  return (
    <Form method="get" className={classes.filters}>
      <NativeSelect
        name="days"
        label={intl.formatMessage({ id: 'signals.period' })}
        defaultValue={String(days)}
        data={periods.map((value) => ({
          value: String(value),
          label: intl.formatMessage({ id: 'signals.days' }, { days: value }),
        }))}
      />
      <Button type="submit" variant="default">
        <FormattedMessage id="signals.show" />
      </Button>
    </Form>
  )
}
