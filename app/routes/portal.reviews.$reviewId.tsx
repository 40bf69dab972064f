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
import { z } from 'zod'
import { FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { ReviewCard } from '#app/components/portal/review-card.tsx'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { shownReview } from '#app/pages/shop-review.server.ts'
import { requireSeller, type SellerPerson } from '#app/web/services.server.ts'
import { openFeedback } from '#commands/letters/open-feedback'
import { setCause } from '#commands/letters/set-cause'
import { answerReview } from '#commands/portal/answer-review'
import { stateObjectiveReason } from '#commands/portal/state-objective-reason'
import { findShopReview } from '#db/portal/reviews'
import { causes } from '#domain/cause'
import { objectiveReasons } from '#domain/objective-reason'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'shop_review.one')

/** Whoever reads a negative review has opened it (R4.12). */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const review = await readReview(context, person, params)
  const now = context.clock.now()
  if (review.rating <= 2) await openFeedback(context.db, { kind: 'review', id: review.id }, person, now)
  return { review: shownReview(review), requestKey: crypto.randomUUID() }
}

async function readReview(
  { db }: AppLoadContext,
  { sellerId }: SellerPerson,
  { reviewId = '' }: Record<string, string | undefined>,
) {
  const review = await findShopReview(db, { sellerId, reviewId })
  if (!review) throw new Response(null, { status: 404 })
  return review
}

const ReviewForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('answer'), text: requiredText(5000), requestKey: z.uuid() }),
  z.object({ intent: z.literal('cause'), cause: z.enum(causes, 'form.required') }),
  z.object({
    intent: z.literal('objective'),
    reason: z.enum(['', ...objectiveReasons]),
    note: optionalText(1000),
  }),
])
type Asked = z.output<typeof ReviewForm>

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const { id } = await readReview(context, person, params)
  const form = await request.formData()
  const read = readForm(form, ReviewForm)
  if (!read.ok) return data({ state: { errors: read.errors, values: read.values } }, 422)
  const done = await fulfil(context, { reviewId: id, asked: read.value }, person)
  if (done.ok) return redirect(`?done=shop_review.done.${read.value.intent}`)
  if (done.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { form: `shop_review.${done.refusal.reason}` }
  return data({ state: { errors, values: valuesOf(form) } }, 409)
}

function fulfil(
  { db, clock }: AppLoadContext,
  { reviewId, asked }: { reviewId: string; asked: Asked },
  person: SellerPerson,
) {
  const now = clock.now()
  switch (asked.intent) {
    case 'answer':
      return answerReview(db, { reviewId, text: asked.text, requestKey: asked.requestKey }, person, now)
    case 'cause':
      return setCause(db, { kind: 'review', id: reviewId, cause: asked.cause }, person, now)
    case 'objective': {
      const reason = asked.reason || undefined
      return stateObjectiveReason(db, { reviewId, reason, note: asked.note ?? null }, person, now)
    }
    default:
      return asked satisfies never
  }
}

const done = ['answer', 'cause', 'objective'].map((intent) => `shop_review.done.${intent}`)

export default function Review() {
  const { review } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const isNegative = review.rating <= 2
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
      <FormState state={answer?.state}>
        {isNegative && <CauseForm />}
        <AnswerForm />
        {isNegative && review.standing !== 'resolved' && <ObjectiveForm />}
      </FormState>
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

function AnswerForm() {
  const { review, requestKey } = useLoaderData<typeof loader>()
  return (
    <Section title="shop_review.answer">
      {review.reply ? (
        <Text>
          <FormattedMessage id="shop_review.answered_already" />
        </Text>
      ) : (
        <Form method="post">
          <input type="hidden" name="requestKey" value={requestKey} />
          <Stack gap="sm">
            <LongTextField
              name="text"
              label="shop_review.answer_text"
              description="shop_review.answer_help"
              max={5000}
            />
            <Submit intent="answer" label="shop_review.publish" />
          </Stack>
        </Form>
      )}
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
