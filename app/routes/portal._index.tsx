import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedList, FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { CaseFacts } from '#app/components/portal/case-facts.tsx'
import { Checklist } from '#app/components/portal/checklist.tsx'
import classes from '#app/components/portal/portal.module.css'
import { ShopTasks } from '#app/components/portal/tasks.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { readShopCase } from '#app/pages/shop-case.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { countUnreadMessages } from '#db/portal/messages'
import { listShopReviews } from '#db/portal/reviews'
import { listShopTasks } from '#db/portal/waiting'
import { isOut, type Stage } from '#domain/exclusion/stage'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.standing')

const shownOpen = 20
const shownTasks = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const now = context.clock.now()
  const [shopCase, open, unread, tasks] = await Promise.all([
    readShopCase(context, sellerId),
    listShopReviews(context.db, { sellerId, standing: 'open' }, { limit: shownOpen + 1 }),
    countUnreadMessages(context.db, { sellerId, reader: 'seller' }),
    listShopTasks(context.db, sellerId, { limit: shownTasks, now }),
  ])
  return {
    shopCase,
    open: Math.min(open.length, shownOpen),
    hasMore: open.length > shownOpen,
    unread,
    tasks: toPlain(tasks),
    now: now.toISOString(),
  }
}

const colours: Record<Stage, string> = {
  good: 'green',
  at_risk: 'yellow',
  noticed: 'orange',
  excluded: 'red',
  in_recheck: 'blue',
  probation: 'blue',
  stopped: 'red',
  ending: 'red',
  ended: 'red',
}

export default function Standing() {
  const { shopCase, tasks, now } = useLoaderData<typeof loader>()
  const { stage, conditions } = shopCase
  return (
    <NowProvider now={now}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="portal.nav.standing" />
        </Title>
        <Alert color={colours[stage]} variant="light" title={<FormattedMessage id={`stage.${stage}`} />}>
          <FormattedMessage
            id={`stage.${stage}.text`}
            values={{ days: <FormattedList value={shopCase.watchDays} /> }}
          />
        </Alert>
        <CaseFacts shopCase={shopCase} />
        <ShopTasks tasks={tasks} />
        <ToDo />
        {conditions.length > 0 && (
          <Section title="portal.conditions">
            <Text>
              <FormattedMessage id="portal.conditions.help" />
            </Text>
            <Checklist conditions={conditions} />
          </Section>
        )}
        {(isOut(stage) || stage === 'noticed') && <WhatDoesNotCount />}
      </Stack>
    </NowProvider>
  )
}

/** What can be done now, the most pressing first. */
function ToDo() {
  const { shopCase, open, hasMore, unread, tasks } = useLoaderData<typeof loader>()
  const { stage, id } = shopCase
  const writesLetter = ['noticed', 'excluded', 'in_recheck'].includes(stage)
  if (stage === 'good' && open + unread + tasks.length === 0)
    return (
      <Text>
        <FormattedMessage id="portal.nothing_waits" />
      </Text>
    )
  return (
    <Group gap="sm">
      {writesLetter && (
        <Button component={Link} to="/portal/letter">
          <FormattedMessage id="condition.write_letter" />
        </Button>
      )}
      {id && stage !== 'at_risk' && (
        <Button component={Link} to="/portal/notice" variant="default">
          <FormattedMessage id="portal.read_notice" />
        </Button>
      )}
      {open > 0 && (
        <Button component={Link} to="/portal/reviews?show=open" variant="default">
          <FormattedMessage id="portal.open_reviews" values={{ count: open, more: hasMore ? '+' : '' }} />
        </Button>
      )}
      {unread > 0 && (
        <Button component={Link} to="/portal/messages" variant="default">
          <FormattedMessage id="portal.unread" values={{ count: unread }} />
        </Button>
      )}
    </Group>
  )
}

const noHelp = ['disputes', 'fictitious', 'pressure', 'blame'] as const

/** R4.11, R4.13: what brings nobody back. */
function WhatDoesNotCount() {
  return (
    <Section title="portal.no_help">
      <ul className={classes.list}>
        {noHelp.map((one) => (
          <li key={one}>
            <FormattedMessage id={`portal.no_help.${one}`} />
          </li>
        ))}
      </ul>
      <Anchor component={Link} to="/portal/questions">
        <FormattedMessage id="portal.nav.questions" />
      </Anchor>
    </Section>
  )
}
