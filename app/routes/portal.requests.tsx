import { Alert, Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { FiguresText } from '#app/components/requests/figures.tsx'
import { DayOf } from '#app/components/review/age.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { askedSince, readOwnRequests } from '#app/pages/review-requests.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { requestReviews } from '#commands/review-requests/request-reviews'
import { listAskableIds } from '#db/review-requests/lists'
import { requestRefusals } from '#domain/review-requests/request'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.requests')

/** So many buyers are asked by one press at most. */
const mostAtOnce = 200
const outcomes = ['done', 'none', 'shop_asked_enough', ...requestRefusals].map((one) => `requests.${one}`)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const after = readPlace(new URL(request.url).searchParams)
  const { next, ...own } = await readOwnRequests(context, sellerId, after)
  return { ...own, outcomes, next: next && nextHref(request.url, next) }
}

/** Asks the buyer of one order, or of every order that is left. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const { db, clock } = context
  const now = clock.now()
  const { sellerId } = person
  const orderId = (await request.formData()).get('orderId')
  const orderIds =
    typeof orderId === 'string' && orderId !== ''
      ? [orderId.slice(0, 128)]
      : await listAskableIds(db, { sellerId, since: askedSince(now), now }, mostAtOnce)
  const asking = { sellerId, orderIds, requestedBy: person.id }
  const { requested, refused } = await requestReviews(db, asking, { kind: 'person', id: person.id }, now)
  const outcome = requested.length > 0 ? 'done' : (refused[0]?.reason ?? 'none')
  return redirect(`?done=requests.${outcome}`)
}

export default function Requests() {
  const { orders, figures, canAsk, isLookedAt, outcomes, next } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.requests" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="requests.help" />
      </Text>
      <DoneNotice what={search.get('done')} texts={outcomes} />
      {isLookedAt && (
        <Alert color="orange" variant="outline">
          <FormattedMessage id="requests.looked_at" />
        </Alert>
      )}
      <Section title="requests.whom">
        <FiguresText figures={figures} />
        {canAsk ? (
          <Form method="post">
            <Submit intent="all" label="requests.ask_all" />
          </Form>
        ) : (
          <Text>
            <FormattedMessage id="requests.none" />
          </Text>
        )}
      </Section>
      {orders.length === 0 && <Empty title="requests.no_orders.title" text="requests.no_orders.text" />}
      {orders.map(({ id, deliveredAt, requestedAt, isReviewed }) => (
        <Paper key={id} component="article" withBorder p="sm">
          <Group justify="space-between" gap="sm">
            <div>
              <Text fw={650}>{id}</Text>
              <Text size="sm">
                <FormattedMessage id="requests.finished" /> <DayOf at={deliveredAt} />
              </Text>
            </div>
            <Anchor component={Link} to={`/portal/orders/${encodeURIComponent(id)}`}>
              <FormattedMessage id="twoWay.link" />
            </Anchor>
            {requestedAt || isReviewed ? (
              <Text size="sm">
                <FormattedMessage id={isReviewed ? 'requests.state.reviewed' : 'requests.state.asked'} />
              </Text>
            ) : (
              <Form method="post">
                <input type="hidden" name="orderId" value={id} />
                <Submit intent="one" label="requests.ask" variant="default" />
              </Form>
            )}
          </Group>
        </Paper>
      ))}
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}
