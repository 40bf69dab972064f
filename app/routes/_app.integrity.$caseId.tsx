import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { CaseReviews } from '#app/components/coercion/case-reviews.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { DayOf } from '#app/components/review/age.tsx'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { decideIntegrityCase } from '#commands/coercion/decide-integrity-case'
import { findCase } from '#db/coercion/cases'
import { listReplies, listRevisions } from '#db/review-evidence'
import { findReview } from '#db/reviews'
import { integrityMoves } from '#domain/coercion/state'
import { isAboutShop } from '#domain/findings/finding'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'coercion.case')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'judge_integrity')
  const { db } = context
  const id = z.uuid().safeParse(params.caseId)
  const known = id.success ? await findCase(db, id.data) : undefined
  if (!known) throw new Response(null, { status: 404 })
  const [review, revisions, replies] = await Promise.all([
    findReview(db, known.reviewId),
    listRevisions(db, known.reviewId),
    listReplies(db, known.reviewId),
  ])
  const now = review && { rating: review.rating, text: review.text, state: review.state }
  const { leaseHolder, leaseUntil, ...shown } = known
  return {
    known: toPlain(shown),
    review: now ?? null,
    isAboutShop: review !== undefined && isAboutShop({ kind: known.kind, direction: review.direction }),
    revisions: toPlain(revisions),
    replies: toPlain(replies),
  }
}

const Decision = z.object({
  intent: z.enum(integrityMoves),
  note: requiredText(2000),
  told: optionalText(2000),
  seenVersion: z.coerce.number().int(),
})

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'judge_integrity')
  const id = z.uuid().safeParse(params.caseId)
  if (!id.success) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const read = readForm(form, Decision)
  if (!read.ok) return data<FormAnswer>({ form: '', state: read }, 422)
  const { intent: move, ...rest } = read.value
  const isLook = move === 'confirm' && !wasLookedAt(form)
  const { clock, db, environment } = context
  const command = { caseId: id.data, move, ...rest, zone: environment.marketplaceZone, isLook }
  const decided = await decideIntegrityCase(db, command, person, clock.now())
  if (decided.ok) return isLook ? showFirst(form, decided.value) : redirect('/integrity?done=coercion.done')
  if (decided.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  const { reason } = decided.refusal
  const told = ofTold[reason]
  const errors: Record<string, string> = told ? { told } : { form: `coercion.refusal.${reason}` }
  return data<FormAnswer>({ form: '', state: { errors, values: valuesOf(form) } }, told ? 422 : 409)
}

/** What is wrong with what the shop is told. */
const ofTold: Record<string, string> = {
  told_missing: 'form.required',
  told_names: 'coercion.refusal.told_names',
}

export default function IntegrityCasePage() {
  const { known, review, isAboutShop, revisions, replies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Stack maw={820}>
      <Anchor component={Link} to="/integrity">
        <FormattedMessage id="nav.integrity" />
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="coercion.case" />
      </Title>
      <Section title="coercion.facts">
        <Text>
          <FormattedMessage id={`coercion.kind.${known.kind}`} /> · <DayOf at={known.openedAt} /> ·{' '}
          <FormattedMessage id={`coercion.state.${known.state}`} />
        </Text>
        {known.answer && (
          <Text>
            <FormattedMessage id={`coercion.change.${known.change ?? 'edited'}`} />{' '}
            <FormattedMessage id={`coercion.said.${known.answer}`} />
          </Text>
        )}
        <Group gap="md">
          <Anchor component={Link} to={`/reviews/${encodeURIComponent(known.reviewId)}`}>
            <FormattedMessage id="replies.open_review" />
          </Anchor>
          <Anchor component={Link} to={`/sellers/${encodeURIComponent(known.sellerId)}`}>
            {known.sellerId}
          </Anchor>
        </Group>
        {known.note && <Text dir="auto">{known.note}</Text>}
      </Section>
      <CaseReviews review={review} revisions={revisions} replies={replies} />
      {known.state === 'open' ? (
        <FormState state={answer?.state}>
          <Section title="replies.decide">
            <Form method="post">
              <input type="hidden" name="seenVersion" value={known.version} />
              <Stack gap="sm">
                <AreaField name="note" label="coercion.note" isRequired maxLength={2000} />
                {isAboutShop && (
                  <AreaField
                    name="told"
                    label="coercion.told"
                    description="coercion.told.help"
                    maxLength={2000}
                  />
                )}
                <LookFirst look={answer?.look} intent="confirm" label="coercion.confirm" />
                <Group gap="sm">
                  <Submit intent="dismiss" label="coercion.dismiss" variant="default" />
                </Group>
              </Stack>
            </Form>
          </Section>
        </FormState>
      ) : (
        <Alert color="gray" variant="outline">
          <FormattedMessage id="coercion.decided" />
        </Alert>
      )}
    </Stack>
  )
}
