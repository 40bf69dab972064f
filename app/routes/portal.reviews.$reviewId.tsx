import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { FaultClaims } from '#app/components/disputes/fault-claims.tsx'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { ReviewCard } from '#app/components/portal/review-card.tsx'
import { RemediesForm } from '#app/components/replies/remedies-form.tsx'
import { ReplyForm } from '#app/components/replies/reply-form.tsx'
import { WrittenReplies } from '#app/components/replies/written-replies.tsx'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { readForm, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { readReplyStudio } from '#app/pages/reply-studio.server.ts'
import { readShopFault } from '#app/pages/shop-fault.server.ts'
import { shownReview } from '#app/pages/shop-review.server.ts'
import { fulfilReviewForm, ReviewForm, reviewIntents } from '#app/pages/shop-review-form.server.ts'
import { requireSeller, type SellerPerson } from '#app/web/services.server.ts'
import { openFeedback } from '#commands/letters/open-feedback'
import { findShopReview } from '#db/portal/reviews'
import { findReview } from '#db/reviews'
import { causes } from '#domain/cause'
import { objectiveReasons } from '#domain/objective-reason'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'shop_review.one')

/** Whoever reads a negative review has opened it (R4.12). */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const review = await findReviewOf(context, person, params)
  if (!review) throw await pageOfUnseen(context, person, params)
  const now = context.clock.now()
  if (review.rating <= 2) await openFeedback(context.db, { kind: 'review', id: review.id }, person, now)
  const [studio, fault] = await Promise.all([
    readReplyStudio(context, { sellerId: person.sellerId, review }),
    readShopFault(context.db, review.id, now),
  ])
  const queued = studio.written.find(({ state }) => state === 'queued')
  const wait = await readExpectedWait(
    context.db,
    { line: 'reply', since: queued && new Date(queued.createdAt) },
    now,
  )
  const done = reviewIntents.map((intent) => `shop_review.done.${intent}`)
  return { review: shownReview(review), studio, wait, fault, done, requestKey: crypto.randomUUID() }
}

type Params = { reviewId?: string | undefined }

function findReviewOf({ db }: AppLoadContext, { sellerId }: SellerPerson, { reviewId = '' }: Params) {
  return findShopReview(db, { sellerId, reviewId })
}

/** Of a review that readers do not see, the page of its disputes tells what there is to tell. */
async function pageOfUnseen({ db }: AppLoadContext, { sellerId }: SellerPerson, { reviewId = '' }: Params) {
  const review = await findReview(db, reviewId)
  if (review?.sellerId !== sellerId) return new Response(null, { status: 404 })
  return redirect(`/portal/disputes/${encodeURIComponent(reviewId)}`)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const review = await findReviewOf(context, person, params)
  if (!review) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const read = readForm(form, ReviewForm)
  if (!read.ok) return data({ state: { errors: read.errors, values: read.values } }, 422)
  const done = await fulfilReviewForm(context, { reviewId: review.id, asked: read.value }, person)
  if (done.ok) return redirect(`?done=shop_review.done.${read.value.intent}`)
  if (done.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { form: `shop_review.${done.refusal.reason}` }
  return data({ state: { errors, values: valuesOf(form) } }, 409)
}

export default function Review() {
  const { review, studio, wait, fault, done, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const isNegative = review.rating <= 2
  // What was wrong is said in the form it was wrong in.
  const stateOf = (...intents: string[]) =>
    intents.includes(answer?.state.values.intent ?? '') ? answer?.state : undefined
  return (
    <Stack>
      <Anchor component={Link} to="/portal/reviews">
        <FormattedMessage id="portal.nav.reviews" />
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="shop_review.one" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={done} />
      <ReviewCard review={review} />
      <FormState state={stateOf('cause')}>{isNegative && <CauseForm />}</FormState>
      <FormState state={stateOf('answer', 'check', 'withdraw_reply')}>
        <ReplyForm studio={studio} requestKey={requestKey} />
      </FormState>
      <WrittenReplies replies={studio.written} />
      <ExpectedWaitNote wait={wait} />
      <FormState state={stateOf('remedy', 'no_remedy')}>
        {isNegative && <RemediesForm remedies={studio.remedies} />}
      </FormState>
      <FormState state={stateOf('objective')}>
        {isNegative && review.standing !== 'resolved' && <ObjectiveForm />}
      </FormState>
      <FormState state={stateOf('claim_fault', 'withdraw_claim')}>
        {fault && <FaultClaims fault={fault} requestKey={requestKey} />}
      </FormState>
      <Anchor component={Link} to={`/portal/disputes/${encodeURIComponent(review.id)}`}>
        <FormattedMessage id="disputes.title" />
      </Anchor>
      {isNegative && (
        <Alert color="gray" variant="outline">
          <FormattedMessage id="portal.no_help.disputes" />
        </Alert>
      )}
    </Stack>
  )
}

function CauseForm() {
  const { review } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const options = causes.map((cause) => ({
    value: cause,
    label: intl.formatMessage({ id: `cause.${cause}` }),
  }))
  const none = { value: '', label: intl.formatMessage({ id: 'shop_review.choose' }) }
  return (
    <Section title="shop_review.cause">
      <Form method="post">
        <Stack gap="sm" maw={480}>
          <SelectField
            name="cause"
            label="shop_review.cause_help"
            options={[none, ...options]}
            defaultValue={review.cause ?? ''}
          />
          <Submit intent="cause" label="form.save" variant="default" />
        </Stack>
      </Form>
    </Section>
  )
}

function ObjectiveForm() {
  const { review } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const options = ['', ...objectiveReasons].map((reason) => ({
    value: reason,
    label: intl.formatMessage({ id: reason ? `objective.${reason}` : 'objective.none' }),
  }))
  return (
    <Section title="shop_review.objective">
      <Text>
        <FormattedMessage id="shop_review.objective_help" />
      </Text>
      <Form method="post">
        <Stack gap="sm" maw={560}>
          <SelectField
            name="reason"
            label="shop_review.objective_reason"
            options={options}
            defaultValue={review.objectiveReason ?? ''}
          />
          <LongTextField
            name="note"
            label="shop_review.objective_note"
            defaultValue={review.objectiveNote ?? ''}
            max={1000}
          />
          <Submit intent="objective" label="form.save" variant="default" />
        </Stack>
      </Form>
    </Section>
  )
}
