import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { AreaField, ChoiceField, FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { DisputeStateBadge } from '#app/components/disputes/dispute-state.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import portal from '#app/components/portal/portal.module.css'
import { reasonText } from '#app/components/review/reason-text.ts'
import { Stars } from '#app/components/review/stars.tsx'
import { answerJudgeForm, disputeNotices } from '#app/pages/dispute-requests.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import type { Database } from '#db/client'
import { findDispute, hasDecided } from '#db/disputes/disputes'
import { findRemovalVoice } from '#db/disputes/removals'
import { faults } from '#domain/disputes/dispute'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'disputes.one')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'judge_disputes')
  const id = z.uuid().safeParse(params.disputeId)
  const found = id.success ? await findDispute(context.db, id.data) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const { reviewId, reasonCode, text, newFacts, state, note, fault, version, rating, language } = found
  return {
    dispute: { reviewId, reasonCode, text, newFacts, state, note, fault, version },
    review: { text: found.reviewText, rating, language },
    proposal: await proposalOf(context.db, found, person.id),
    tookPart: await hasDecided(context.db, reviewId, person.id),
    notices: disputeNotices,
    requestKey: crypto.randomUUID(),
  }
}

/** Whose voice for taking it down there is already, where that takes two (V17). */
async function proposalOf(db: Database, of: { reviewId: string; revision: number }, personId: string) {
  const first = await findRemovalVoice(db, of)
  if (!first) return null
  return first === personId ? ('mine' as const) : ('other' as const)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'judge_disputes')
  const id = z.uuid().safeParse(params.disputeId)
  if (!id.success) throw new Response(null, { status: 404 })
  const asked = { disputeId: id.data, person, now: context.clock.now() }
  return answerJudgeForm(context.db, await request.formData(), asked)
}

/** A seller's dispute beside the review it is of, judged by somebody who had not decided about that. */
export default function Dispute() {
  const { dispute, review, tookPart, proposal, notices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const intl = useIntl()
  return (
    <Stack maw={1000}>
      <Group gap="sm">
        <Title order={1}>
          <FormattedMessage id="disputes.one" />
        </Title>
        <DisputeStateBadge state={dispute.state} />
      </Group>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <Section title="disputes.review">
        <Anchor component={Link} to={`/reviews/${encodeURIComponent(dispute.reviewId)}`} fz="sm">
          {dispute.reviewId}
        </Anchor>
        <Stars rating={review.rating} />
        <Words text={review.text} language={review.language} />
      </Section>
      <Section title="disputes.claim">
        <Text>{reasonText(dispute.reasonCode, intl.locale)}</Text>
        <Words text={dispute.text} language={null} />
        {dispute.newFacts && <Words text={dispute.newFacts} language={null} />}
      </Section>
      {dispute.note && (
        <Section title="disputes.outcome">
          <Words text={dispute.note} language={null} />
          {dispute.fault && (
            <Text>
              <FormattedMessage id={`disputes.fault.${dispute.fault}`} />
            </Text>
          )}
        </Section>
      )}
      {dispute.state === 'open' && tookPart && (
        <Alert color="orange" role="note">
          <FormattedMessage id="disputes.refusal.took_part" />
        </Alert>
      )}
      {dispute.state === 'open' && proposal && (
        <Alert color="orange" role="note">
          <FormattedMessage id={`disputes.proposed.${proposal}`} />
        </Alert>
      )}
      {dispute.state === 'open' && !tookPart && (
        <FormState state={answer?.state}>
          <DecideForm />
        </FormState>
      )}
    </Stack>
  )
}

function DecideForm() {
  const { dispute, requestKey } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const say = (id: string) => intl.formatMessage({ id })
  const outcomes = (['kept', 'removed'] as const).map((value) => ({
    value,
    label: say(`disputes.state.${value}`),
  }))
  const options = ['', ...faults].map((value) => ({
    value,
    label: say(value ? `disputes.fault.${value}` : 'disputes.fault.none'),
  }))
  return (
    <Form method="post" key={dispute.version}>
      <Stack gap="sm" maw={640}>
        <Hidden form="decide" requestKey={requestKey} version={dispute.version} />
        <ChoiceField name="outcome" label="disputes.outcome" options={outcomes} />
        <AreaField
          name="note"
          label="disputes.field.note"
          description="disputes.field.note.help"
          isRequired
        />
        <SelectField
          name="fault"
          label="disputes.field.fault"
          description="disputes.field.fault.help"
          options={options}
        />
        <Submit intent="decide" label="disputes.decide" />
      </Stack>
    </Form>
  )
}

function Words({ text, language }: { text: string; language: string | null }) {
  return (
    <p className={portal.text} lang={language ?? undefined} dir="auto">
      {text}
    </p>
  )
}
