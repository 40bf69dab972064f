import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { DisputeStateBadge } from '#app/components/disputes/dispute-state.tsx'
import { OwnStanding } from '#app/components/disputes/standing-note.tsx'
import { Excerpt } from '#app/components/judging/list-parts.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { readDisputeStanding } from '#app/pages/dispute-standing.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findDisputeDays } from '#commands/disputes/dispute-window'
import { listDisputesBy } from '#db/disputes/disputes'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.disputes')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const zone = context.environment.marketplaceZone
  const [disputes, days, standing] = await Promise.all([
    listDisputesBy(context.db, sellerId),
    findDisputeDays(context.db, sellerId),
    readDisputeStanding(context.db, { sellerId, zone }, context.clock.now()),
  ])
  return { disputes: toPlain(disputes), days, standing }
}

/** The shop's disputes. One is made on the page of the review it is about. */
export default function Disputes() {
  const { disputes, days, standing } = useLoaderData<typeof loader>()
  const waiting = disputes.filter(({ state }) => state === 'open')
  const over = disputes.filter(({ state }) => state !== 'open')
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.disputes" />
      </Title>
      <Text>
        <FormattedMessage id="disputes.help" values={{ days }} />
      </Text>
      <OwnStanding standing={standing} />
      {disputes.length === 0 && <Empty title="disputes.none.title" text="disputes.none.text" />}
      {waiting.length > 0 && (
        <Section title="appeals.view.waiting">
          <DisputeList disputes={waiting} />
        </Section>
      )}
      {over.length > 0 && (
        <Section title="appeals.view.done">
          <DisputeList disputes={over} />
        </Section>
      )}
      <Text>
        <Anchor component={Link} to="/portal/reviews" underline="always">
          <FormattedMessage id="judging.to_reviews" />
        </Anchor>
      </Text>
    </Stack>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['disputes']

function DisputeList({ disputes }: { disputes: Shown }) {
  return (
    <ul className={classes.events}>
      {disputes.map(({ id, reviewId, reasonCode, state, filedAt, excerpt, rating }) => (
        <li key={id}>
          <Anchor component={Link} to={`/portal/disputes/${encodeURIComponent(reviewId)}`}>
            <FormattedMessage id={`disputes.reason.${reasonCode}`} />
          </Anchor>
          <Excerpt text={excerpt} rating={rating} />
          <DisputeStateBadge state={state} />
          <Instant at={filedAt} />
        </li>
      ))}
    </ul>
  )
}
