import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { actorOf } from '#app/api/principal.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { requestReviews } from '#commands/review-requests/request-reviews'
import { requestRefusals } from '#domain/review-requests/request'

const asked = z
  .object({
    requested: z.array(z.string()).meta({ description: 'The orders whose buyers are asked.' }),
    refused: z.array(
      z.object({ orderId: z.string(), reason: z.enum([...requestRefusals, 'shop_asked_enough']) }),
    ),
  })
  .meta({ id: 'ReviewRequests' })

export const reviewRequestEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/review-requests',
    group: 'Intake',
    summary: 'A seller has the buyers of finished orders asked for a review; each order once',
    description:
      'For the button “Request a review” in the marketplace. Every buyer gets the same words, in their language, with ' +
      'the event `review.requested`, which the marketplace hands on as it stands. Orders are judged one by one.',
    permission: 'send_intake',
    body: z.object({ sellerId: externalId, orderIds: z.array(externalId).min(1).max(200) }),
    responses: { 202: asked },
  }).handle(async ({ body }, { services: { db }, principal, now }) => {
    const outcome = await requestReviews(db, { ...body, requestedBy: null }, actorOf(principal), now)
    return { status: 202, body: outcome }
  }),
]
