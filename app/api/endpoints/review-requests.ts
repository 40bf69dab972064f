import { z } from 'zod'
import { pageOf, readTimeCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { actorOf } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { comparedDays, requestReviews } from '#commands/review-requests/request-reviews'
import { type ListedRequest, listRequestPage } from '#db/review-requests/lists'
import { findPicking } from '#db/review-requests/picking'
import { countInvited } from '#db/review-requests/requests'
import { listSellerNames } from '#db/seller-names'
import { languages } from '#domain/language'
import { requestRefusals } from '#domain/review-requests/request'
import { judgeSkew, pickingOutcomes, skewVerdicts } from '#domain/review-requests/skew'

const asked = z
  .object({
    requested: z.array(z.string()).meta({ description: 'The orders whose buyers are asked.' }),
    refused: z.array(
      z.object({ orderId: z.string(), reason: z.enum([...requestRefusals, 'shop_asked_enough']) }),
    ),
  })
  .meta({ id: 'ReviewRequests' })

const instant = z.string().meta({ format: 'date-time' })
const share = (description: string) => z.number().min(0).max(1).nullable().meta({ description })

const listed = z
  .object({
    orderId: z.string(),
    sellerId: z.string(),
    buyerId: z.string(),
    language: z.enum(languages),
    requestedAt: instant,
  })
  .meta({ id: 'ReviewRequestListing' })

const asking = z
  .object({
    sellerId: z.string(),
    days: z.int().meta({ description: 'Of how many days the finished orders are.' }),
    invited: z.int(),
    others: z.int(),
    invitedShare: share('0–1, of the finished orders; null where there are none.'),
    troubledShareInvited: share('0–1, of those asked: late, sent back or complained about.'),
    troubledShareOthers: share('0–1, of those not asked.'),
    verdict: z.enum(skewVerdicts),
    signal: z
      .object({
        foundAt: instant,
        settledAt: instant.nullable(),
        outcome: z.enum(pickingOutcomes).nullable(),
      })
      .nullable()
      .meta({ description: 'The latest signal that praise is being picked.' }),
  })
  .meta({ id: 'SellerAsking' })

export const reviewRequestEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/review-requests',
    group: 'Reading',
    summary: 'List the buyers that were asked for a review, the latest first',
    permission: 'read_quality',
    query: z.object({ ...pageQuery, sellerId: externalId.optional() }),
    responses: { 200: pageOfItems(listed) },
  }).handle(async ({ query: { limit, after, sellerId } }, { services: { db } }) => {
    const rows = await listRequestPage(db, { sellerId }, { after: readTimeCursor(after), limit: limit + 1 })
    const place = ({ requestedAt, orderId }: ListedRequest) => [requestedAt.toISOString(), orderId]
    const item = ({ requestedAt, ...rest }: ListedRequest) => ({
      ...rest,
      requestedAt: requestedAt.toISOString(),
    })
    return { status: 200, body: pageOf(rows, limit, { item, place }) }
  }),
  endpoint({
    method: 'get',
    path: '/sellers/{id}/review-requests',
    group: 'Reading',
    summary: 'Whom a seller has asked for reviews: the share of orders, and whether the unhappy are left out',
    permission: 'read_quality',
    params: z.object({ id: externalId }),
    responses: { 200: asking },
  }).handle(async ({ params: { id: sellerId } }, { services: { db }, now }) => {
    const since = new Date(now.getTime() - comparedDays * 86_400_000)
    const counts = await countInvited(db, sellerId, { since, now })
    const isKnown = counts.invited + counts.others > 0 || (await listSellerNames(db, [sellerId])).size > 0
    if (!isKnown) throw new Problem('not_found')
    const found = await findPicking(db, sellerId)
    const signal = found && {
      foundAt: found.foundAt.toISOString(),
      settledAt: found.settledAt?.toISOString() ?? null,
      outcome: found.outcome,
    }
    const { invited, others } = counts
    const body = {
      sellerId,
      days: comparedDays,
      invited,
      others,
      ...judgeSkew(counts),
      signal: signal ?? null,
    }
    return { status: 200, body }
  }),
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
