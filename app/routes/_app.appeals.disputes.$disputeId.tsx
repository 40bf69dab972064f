import { Alert, Group, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { AreaField, ChoiceField, FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { DisputeStateBadge } from '#app/components/disputes/dispute-state.tsx'
import { StandingLine } from '#app/components/disputes/standing-note.tsx'
import { BarNote } from '#app/components/judging/bar-note.tsx'
import { JudgedReview } from '#app/components/judging/judged-review.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import { WordsField } from '#app/components/judging/shown-fields.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import portal from '#app/components/portal/portal.module.css'
import { ShopTie } from '#app/components/ties/shop-tie.tsx'
import { barredOf } from '#app/pages/barred.ts'
import { answerJudgeForm, disputeNotices } from '#app/pages/dispute-requests.server.ts'
import { readDisputeStanding } from '#app/pages/dispute-standing.server.ts'
import { readJudgedReview } from '#app/pages/judged-review.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { barOnDispute } from '#commands/disputes/bars'
import type { Database } from '#db/client'
import { findDispute } from '#db/disputes/disputes'
import { hasOpenClaim } from '#db/disputes/fault-claims'
import { findRemovalVoice } from '#db/disputes/removals'
import { findSellerOfCase } from '#db/exclusions/cases'
import { findReview } from '#db/reviews'
import { outcomesOpen } from '#domain/disputes/dispute'
import { faults, judgeUnasked } from '#domain/disputes/fault'
import { languageNames, languageToWriteIn } from '#domain/language'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'disputes.one')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'judge_disputes')
  const id = z.uuid().safeParse(params.disputeId)
  const found = id.success ? await findDispute(context.db, id.data) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const { reviewId, sellerId, reasonCode, text, newFacts, state, note, fault, version } = found
  const zone = context.environment.marketplaceZone
  const now = context.clock.now()
  const [review, disputed, isClaimed, seller, standing] = await Promise.all([
    readJudgedReview(context.db, reviewId),
    findReview(context.db, reviewId),
    hasOpenClaim(context.db, reviewId),
    findSellerOfCase(context.db, sellerId),
    readDisputeStanding(context.db, { sellerId, zone }, now),
  ])
  return {
    dispute: { sellerId, reasonCode, text, newFacts, state, note, fault, version },
    review,
    standing,
    outcomes: disputed ? outcomesOpen(disputed.state) : [],
    canBlame: disputed !== undefined && judgeUnasked({ review: disputed, isClaimed }).ok,
    answerLanguage: languageToWriteIn(seller?.language),
    proposal: await proposalOf(context.db, found.id, person.id),
    barred: barredOf(disputed && (await barOnDispute(context.db, disputed, person.id, now)), 'dispute'),
    notices: disputeNotices,
    requestKey: crypto.randomUUID(),
  }
}

/** Whose voice for taking it down there is already, where that takes two (V17), with what they noted. */
async function proposalOf(db: Database, disputeId: string, personId: string) {
  const first = await findRemovalVoice(db, disputeId)
  if (!first) return null
  return { of: first.voicedBy === personId ? ('mine' as const) : ('other' as const), note: first.note }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'judge_disputes')
  const id = z.uuid().safeParse(params.disputeId)
  if (!id.success) throw new Response(null, { status: 404 })
  const zone = context.environment.marketplaceZone
  const asked = { disputeId: id.data, person, zone, now: context.clock.now() }
  return answerJudgeForm(context.db, await request.formData(), asked)
}

/** A seller's dispute beside the review it is of, judged by somebody who had not decided about that. */
export default function Dispute() {
  const { dispute, review, standing, answerLanguage, barred, proposal, notices, requestKey } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack maw={1000}>
      <Group gap="sm">
        <Title order={1}>
          <FormattedMessage id="disputes.one" />
        </Title>
        <DisputeStateBadge state={dispute.state} />
      </Group>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <Section title="disputes.review">{review && <JudgedReview review={review} />}</Section>
      <Section title="disputes.claim">
        <Text size="sm">
          <FormattedMessage id="judging.reads_in" values={{ language: languageNames[answerLanguage] }} />
        </Text>
        <Text>
          <FormattedMessage id={`disputes.reason.${dispute.reasonCode}`} />
        </Text>
        <Words text={dispute.text} language={null} />
        {dispute.newFacts && <Words text={dispute.newFacts} language={null} />}
        <StandingLine standing={standing} />
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
      {dispute.state === 'open' && <BarNote barred={barred} refusals="disputes.refusal" />}
      {dispute.state === 'open' && proposal && (
        <Alert color="orange" role="note">
          <FormattedMessage id={`disputes.proposed.${proposal.of}`} />
          {proposal.note && <Words text={proposal.note} language={null} />}
        </Alert>
      )}
      {dispute.state === 'open' && !barred.by && (
        <FormState state={answer?.state}>
          <DecideForm answer={answer} />
        </FormState>
      )}
      {dispute.state === 'open' && barred.by !== 'tied' && (
        <ShopTie sellerId={dispute.sellerId} isTied={false} requestKey={requestKey} />
      )}
    </Stack>
  )
}

function DecideForm({ answer }: { answer: FormAnswer | undefined }) {
  const { dispute, proposal, outcomes, canBlame, requestKey } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const say = (id: string) => intl.formatMessage({ id })
  const choices = outcomes.map((value) => ({
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
        <ChoiceField name="outcome" label="disputes.outcome" options={choices} />
        <WordsField />
        <AreaField
          name="note"
          label="disputes.field.note"
          description="disputes.field.note.help"
          defaultValue={proposal?.of === 'other' ? (proposal.note ?? '') : ''}
          isRequired
        />
        {canBlame && (
          <SelectField
            name="fault"
            label="disputes.field.fault"
            description="disputes.field.fault.help"
            options={options}
          />
        )}
        <LookFirst look={answer?.look} intent="decide" label="disputes.decide" />
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
