import { Anchor, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { OrderReviews } from '#app/components/portal/order-reviews.tsx'
import { readForm, requiredText } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { rateCustomer } from '#commands/two-way/rate-customer'
import { findOrderReviews } from '#db/two-way/order-reviews'
import { findOrderToRate, type OrderToRate } from '#db/two-way/pairs'
import type { ReviewState } from '#domain/review'
import { isToMend } from '#domain/two-way/two-way'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'twoWay.title')

export async function loader({ context, request, params: { orderId = '' } }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const order = await findOrderToRate(context.db, { sellerId, orderId }, context.clock.now())
  if (!order) throw new Response(null, { status: 404 })
  const { own, other } = await findOrderReviews(context.db, { sellerId, orderId })
  const reviews = { own: own && { ...own, standing: standingOf(own.state) }, other }
  return { order: { id: order.id, stage: stageOf(order) }, reviews: toPlain(reviews) }
}

/** What a shop can do about its buyer's review. */
function stageOf({ own, isFinished }: OrderToRate) {
  if (own) return isToMend(own.state) ? ('mend' as const) : ('rated_already' as const)
  return isFinished ? ('rate' as const) : ('not_finished' as const)
}

/** Who reads what a shop wrote about its buyer. */
function standingOf(state: ReviewState) {
  if (state === 'published' || state === 'published_redacted') return 'shown' as const
  const isOver = state === 'rejected' || state === 'returned_to_author' || state === 'withdrawn'
  return isOver ? ('not_shown' as const) : ('checked' as const)
}

const Rating = z.object({
  rating: z.coerce.number('form.required').int('form.invalid').min(1, 'form.required').max(5, 'form.invalid'),
  text: requiredText(5000),
})

export async function action({ context, request, params: { orderId = '' } }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const read = readForm(await request.formData(), Rating)
  if (!read.ok) return data({ state: { errors: read.errors, values: read.values } }, 422)
  const rated = await rateCustomer(context.db, { orderId, ...read.value }, person, context.clock.now())
  if (rated.ok) return redirect('?done=twoWay.done')
  if (rated.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  const values = { rating: String(read.value.rating), text: read.value.text }
  return data({ state: { errors: { form: `twoWay.${rated.refusal.reason}` }, values } }, 409)
}

export default function RateCustomer() {
  const { order, reviews } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const mended = order.stage === 'mend' ? reviews.own : null
  const stars = ['', '5', '4', '3', '2', '1'].map((value) => ({ value, label: value || '–' }))
  return (
    <Stack>
      <Anchor component={Link} to="/portal/requests">
        <FormattedMessage id="portal.nav.requests" />
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="twoWay.title" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['twoWay.done']} />
      <Section title="twoWay.review">
        <Text>
          <FormattedMessage id="twoWay.order" values={{ order: order.id }} />
        </Text>
        <Text>
          <FormattedMessage id="twoWay.help" />
        </Text>
        <FormState state={answer?.state}>
          {order.stage === 'rate' || order.stage === 'mend' ? (
            <Form method="post">
              <Stack gap="sm">
                {order.stage === 'mend' && (
                  <Text fw={650}>
                    <FormattedMessage id="twoWay.mend" />
                  </Text>
                )}
                <SelectField
                  {...{ name: 'rating', label: 'twoWay.rating', options: stars }}
                  defaultValue={mended ? String(mended.rating) : ''}
                />
                <LongTextField
                  {...{ name: 'text', label: 'twoWay.text', description: 'twoWay.text_help', max: 5000 }}
                  defaultValue={mended?.text ?? ''}
                />
                <Submit intent="rate" label={mended ? 'twoWay.send_again' : 'twoWay.send'} />
              </Stack>
            </Form>
          ) : (
            <Text fw={650}>
              <FormattedMessage id={`twoWay.${order.stage}`} />
            </Text>
          )}
        </FormState>
        <OrderReviews reviews={reviews} />
      </Section>
    </Stack>
  )
}
