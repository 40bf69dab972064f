import { Group, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Age } from '#app/components/review/age.tsx'
import { RingDecision } from '#app/components/rings/ring-decision.tsx'
import { RingFigures, RingSellers } from '#app/components/rings/ring-figures.tsx'
import { mostDrawn, RingGraph } from '#app/components/rings/ring-graph.tsx'
import { RingMembers } from '#app/components/rings/ring-members.tsx'
import { RingReviews } from '#app/components/rings/ring-reviews.tsx'
import { RingStateBadge } from '#app/components/rings/ring-state.tsx'
import { RingTies } from '#app/components/rings/ring-ties.tsx'
import { RingTimeline } from '#app/components/rings/ring-timeline.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { readRingCase } from '#app/pages/ring-case.server.ts'
import { answerRingForm, ringNotices } from '#app/pages/ring-requests.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { may } from '#domain/permission'
import { reasonsFor } from '#domain/reason'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.rings')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'work_rings')
  const id = z.uuid().safeParse(params.ringId)
  const ring = id.success ? await readRingCase(context.db, id.data) : undefined
  if (!ring) throw new Response(null, { status: 404 })
  return {
    ring,
    reasons: reasonsFor('reject').flatMap(({ code, saysFake }) => (saysFake ? [code] : [])),
    isSenior: may(person, 'decide_escalated'),
    notices: ringNotices,
    requestKey: crypto.randomUUID(),
    now: context.clock.now().toISOString(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'work_rings')
  const id = z.uuid().safeParse(params.ringId)
  if (!id.success) throw new Response(null, { status: 404 })
  const zone = context.environment.marketplaceZone
  const asked = { ringId: id.data, person, zone, now: context.clock.now() }
  return answerRingForm(context.db, await request.formData(), asked)
}

export default function RingCase() {
  const { ring, reasons, isSenior, notices, requestKey, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const form = { ring, requestKey, answer }
  return (
    <NowProvider now={now}>
      <Stack maw={1000}>
        <Group gap="sm">
          <Title order={1}>
            <FormattedMessage id="ring.title" values={{ number: ring.number }} />
          </Title>
          <RingStateBadge state={ring.state} />
        </Group>
        <Text>
          <FormattedMessage
            id="ring.found"
            values={{ found: <Age at={ring.foundAt} />, grew: <Age at={ring.grewAt} /> }}
          />
        </Text>
        <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
        <Section title="ring.figures">
          <RingFigures ring={ring} />
          <RingSellers sellers={ring.sellers} />
        </Section>
        <Section title="ring.graph">
          {ring.members.length <= mostDrawn && <RingGraph members={ring.members} ties={ring.ties} />}
          <RingTies ties={ring.ties} />
        </Section>
        <Section title="ring.timeline">
          {ring.reviews.length > 0 && <RingTimeline reviews={ring.reviews} sellers={ring.sellers} />}
          <details>
            <summary>
              <FormattedMessage id="ring.reviews" />
            </summary>
            <RingReviews reviews={ring.reviews} />
          </details>
        </Section>
        <Section title="ring.members">
          <RingMembers {...form} />
        </Section>
        <Section title="ring.decide">
          <RingDecision {...form} reasons={reasons} isSenior={isSenior} />
        </Section>
      </Stack>
    </NowProvider>
  )
}
