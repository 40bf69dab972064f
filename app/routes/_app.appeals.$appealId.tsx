import { Group, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { AppealFacts } from '#app/components/appeals/appeal-facts.tsx'
import { AppealStateBadge } from '#app/components/appeals/appeal-state.tsx'
import { ReviewerForms } from '#app/components/appeals/reviewer-forms.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Age, DayOf } from '#app/components/review/age.tsx'
import { ShopTie } from '#app/components/ties/shop-tie.tsx'
import { readAppealCase } from '#app/pages/appeal-case.server.ts'
import { answerAppealForm, appealNotices } from '#app/pages/appeal-requests.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.appeals')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_appeals')
  const id = z.uuid().safeParse(params.appealId)
  const now = context.clock.now()
  const appeal = id.success ? await readAppealCase(context.db, id.data, person, now) : undefined
  if (!appeal) throw new Response(null, { status: 404 })
  return { appeal, notices: appealNotices, requestKey: crypto.randomUUID(), now: now.toISOString() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'decide_appeals')
  const id = z.uuid().safeParse(params.appealId)
  if (!id.success) throw new Response(null, { status: 404 })
  const zone = context.environment.marketplaceZone
  const asked = { appealId: id.data, person, zone, now: context.clock.now() }
  return answerAppealForm(context.db, await request.formData(), asked)
}

export default function AppealCase() {
  const { appeal, notices, requestKey, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <NowProvider now={now}>
      <Stack maw={1000}>
        <Group gap="sm">
          <Title order={1}>
            <FormattedMessage id="judging.appeal" values={{ number: appeal.id.slice(0, 8) }} />
          </Title>
          <AppealStateBadge state={appeal.state} />
        </Group>
        <Text size="sm">
          <FormattedMessage
            id={appeal.decidedAt ? 'judging.dates.over' : 'judging.dates'}
            values={{
              told: <DayOf at={appeal.toldAt} />,
              due: <Age at={appeal.dueAt} />,
              decided: appeal.decidedAt && <DayOf at={appeal.decidedAt} />,
              who: (appeal.decidedAt ? appeal.deciderName : appeal.assigneeName) ?? '–',
            }}
          />
        </Text>
        <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
        <AppealFacts appeal={appeal} />
        <ReviewerForms appeal={appeal} requestKey={requestKey} answer={answer} />
        {appeal.sellerId && appeal.canDecide && appeal.barred.by !== 'tied' && !appeal.decidedAt && (
          <ShopTie sellerId={appeal.sellerId} isTied={false} requestKey={requestKey} />
        )}
      </Stack>
    </NowProvider>
  )
}
