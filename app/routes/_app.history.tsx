import { Alert, Button, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { MyDecisionRow } from '#app/components/pages/my-decision.tsx'
import { RefusalText } from '#app/components/review/refusal-text.tsx'
import review from '#app/components/review/review.module.css'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { DeskRequest, fulfil } from '#app/pages/desk-requests.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { countReversals, listDecisionsBy } from '#db/decision-history'
import { addCalendarDays } from '#domain/day'

const pageSize = 50
const reversalDays = 90

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'history.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const place = readPlace(new URL(request.url).searchParams, z.uuid())
  const now = context.clock.now()
  const since = addCalendarDays(now, -reversalDays, context.environment.marketplaceZone)
  const [found, appeals] = await Promise.all([
    listDecisionsBy(context.db, {
      accountId: person.id,
      ...(place && { after: { decidedAt: place.at, id: place.id } }),
      limit: pageSize,
    }),
    countReversals(context.db, { accountId: person.id, since }),
  ])
  const last = found.length === pageSize ? found.at(-1) : undefined
  return {
    decisions: toPlain(found),
    appeals,
    next: last ? nextHref(request.url, { at: last.decidedAt.toISOString(), id: last.id }) : null,
    now: now.toISOString(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const asked = DeskRequest.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return data({ refusal: { reason: 'unreadable' } }, 422)
  const answer = await fulfil(context.db, asked.data, person, {
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
  })
  return answer.ok ? data({ refusal: undefined }) : data({ refusal: answer.refusal }, 409)
}

export default function HistoryPage() {
  const { decisions, appeals, next, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <NowProvider now={now}>
      <Title order={1} mb="md">
        <FormattedMessage id="history.title" />
      </Title>
      {answer?.refusal && (
        <Alert color="orange" variant="outline" role="alert" mb="md">
          <RefusalText refusal={answer.refusal} />
        </Alert>
      )}
      {appeals.answered > 0 && (
        <Text mb="md">
          <FormattedMessage id="history.appeals" values={{ ...appeals, days: reversalDays }} />
        </Text>
      )}
      {decisions.length === 0 && <Empty title="history.none.title" text="history.none.text" />}
      <ul className={`${review.plain} ${review.rows}`}>
        {decisions.map((decision) => (
          <MyDecisionRow key={decision.id} decision={decision} />
        ))}
      </ul>
      {next && (
        <Button component={Link} to={next} variant="default" mt="md">
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </NowProvider>
  )
}
