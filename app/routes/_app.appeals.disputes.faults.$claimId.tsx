import { Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { AreaField, ChoiceField, FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { FaultSaid } from '#app/components/disputes/fault-said.tsx'
import { BarNote } from '#app/components/judging/bar-note.tsx'
import { JudgedReview } from '#app/components/judging/judged-review.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { LookedAt } from '#app/components/judging/looked-at.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import portal from '#app/components/portal/portal.module.css'
import { ShopTie } from '#app/components/ties/shop-tie.tsx'
import { barredOf } from '#app/pages/barred.ts'
import { answerClaimForm } from '#app/pages/fault.server.ts'
import { readJudgedReview } from '#app/pages/judged-review.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { barOnClaim } from '#commands/disputes/bars'
import { findFaultClaim } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { findSellerOfCase } from '#db/exclusions/cases'
import { findReview } from '#db/reviews'
import { faults } from '#domain/disputes/fault'
import { languageNames, languageToWriteIn } from '#domain/language'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'faults.one')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'judge_disputes')
  const id = z.uuid().safeParse(params.claimId)
  const found = id.success ? await findFaultClaim(context.db, id.data) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const { reviewId, sellerId, fault, text, state, found: outcome, note, version } = found
  const [review, claimed, said, seller] = await Promise.all([
    readJudgedReview(context.db, reviewId),
    findReview(context.db, reviewId),
    findFault(context.db, reviewId),
    findSellerOfCase(context.db, sellerId),
  ])
  const now = context.clock.now()
  return {
    claim: { sellerId, fault, text, state, found: outcome, note, version },
    review,
    said: said ? { fault: said.fault, note: said.note } : null,
    answerLanguage: languageToWriteIn(seller?.language),
    barred: barredOf(claimed && (await barOnClaim(context.db, claimed, person.id, now)), 'dispute'),
    requestKey: crypto.randomUUID(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'judge_disputes')
  const id = z.uuid().safeParse(params.claimId)
  if (!id.success) throw new Response(null, { status: 404 })
  const zone = context.environment.marketplaceZone
  const asked = { claimId: id.data, person, zone, now: context.clock.now() }
  const answer = await answerClaimForm(context.db, await request.formData(), asked)
  return answer ?? redirect('?done=faults.did')
}

/** What a shop says was not its fault, beside the review, for somebody who has said nothing of that yet. */
export default function FaultClaim() {
  const { claim, review, said, answerLanguage, barred, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack maw={1000}>
      <Title order={1}>
        <FormattedMessage id="faults.one" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['faults.did']} />
      <Section title="disputes.review">{review && <JudgedReview review={review} />}</Section>
      <Section title="disputes.claim">
        <Text size="sm">
          <FormattedMessage id="judging.reads_in" values={{ language: languageNames[answerLanguage] }} />
        </Text>
        <Text fw={600}>
          <FormattedMessage id={`faults.claimed.${claim.fault}`} />
        </Text>
        <p className={portal.text} dir="auto">
          {claim.text}
        </p>
      </Section>
      {claim.state === 'withdrawn' && (
        <Text>
          <FormattedMessage id="disputes.state.withdrawn" />
        </Text>
      )}
      {claim.state === 'open' && said && (
        <Section title="faults.until_now">
          <FaultSaid fault={said.fault} note={said.note} />
        </Section>
      )}
      {claim.found && (
        <Section title="disputes.outcome">
          <FaultSaid fault={claim.found} note={claim.note} />
        </Section>
      )}
      {claim.state === 'open' && <BarNote barred={barred} refusals="faults.refusal" />}
      {claim.state === 'open' && !barred.by && (
        <FormState state={answer?.state}>
          <JudgeForm look={answer?.look} />
        </FormState>
      )}
      {claim.state === 'open' && barred.by !== 'tied' && (
        <ShopTie sellerId={claim.sellerId} isTied={false} requestKey={requestKey} />
      )}
    </Stack>
  )
}

function JudgeForm({ look }: { look: LookedAt | undefined }) {
  const { claim, requestKey } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const options = faults.map((value) => ({
    value,
    label: intl.formatMessage({ id: `disputes.fault.${value}` }),
  }))
  return (
    <Form method="post">
      <Stack gap="sm" maw={640}>
        <Hidden form="claim" requestKey={requestKey} version={claim.version} />
        <ChoiceField
          name="found"
          label="disputes.field.fault"
          description="disputes.field.fault.help"
          options={options}
        />
        <AreaField name="note" label="disputes.field.note" description="faults.note.help" isRequired />
        <LookFirst look={look} intent="judge" label="disputes.decide" />
      </Stack>
    </Form>
  )
}
