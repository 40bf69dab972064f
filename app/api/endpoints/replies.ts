import { z } from 'zod'
import { pageOf, readTimeCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { type ListedReply, listReplyPage } from '#db/replies/lists'
import { findReply } from '#db/replies/queue'
import { replyFlawKinds } from '#domain/replies/flaws'
import { replyStates } from '#domain/replies/state'

const instant = z.string().meta({ format: 'date-time' })
const sentStates = replyStates.filter((state) => state !== 'draft')

const listed = z
  .object({
    id: z.string(),
    reviewId: z.string(),
    sellerId: z.string(),
    revision: z.int().meta({ description: 'The revision of the review it answers.' }),
    text: z.string(),
    state: z.enum(replyStates),
    version: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'ReplyListing' })
const read = listed
  .extend({
    flaws: z
      .array(z.object({ kind: z.enum(replyFlawKinds), phrases: z.array(z.string()) }))
      .meta({ description: 'What screening found in its text.' }),
    reasonCode: z.string().nullable().meta({ description: 'Why it was returned or rejected.' }),
    note: z.string().nullable().meta({ description: 'What its seller was asked to mend.' }),
  })
  .meta({ id: 'ReplyReading' })

export const replyEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/replies',
    group: 'Reading',
    summary: 'List sellers’ replies to reviews, the newest first',
    permission: 'read_reviews',
    query: z.object({
      ...pageQuery,
      state: z.enum(sentStates).optional(),
      sellerId: externalId.optional(),
      reviewId: externalId.optional(),
    }),
    responses: { 200: pageOfItems(listed) },
  }).handle(async ({ query: { limit, after, ...filter } }, { services: { db } }) => {
    const rows = await listReplyPage(db, filter, { after: readTimeCursor(after), limit: limit + 1 })
    const place = ({ createdAt, id }: ListedReply) => [createdAt.toISOString(), id]
    return { status: 200, body: pageOf(rows, limit, { item: show, place }) }
  }),
  endpoint({
    method: 'get',
    path: '/replies/{id}',
    group: 'Reading',
    summary: 'Read one reply: its state, what screening found, and why it was turned down',
    permission: 'read_reviews',
    params: z.object({ id: externalId }),
    responses: { 200: read },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findReply(db, id)
    if (!found) throw new Problem('not_found')
    const { flaws, reasonCode, note, state } = found
    // A note on a rejected one is between colleagues.
    const told = state === 'returned' ? note : null
    return { status: 200, body: { ...show(found), flaws, reasonCode, note: told } }
  }),
]

function show({ id, reviewId, sellerId, revision, text, state, version, createdAt }: ListedReply) {
  return { id, reviewId, sellerId, revision, text, state, version, createdAt: createdAt.toISOString() }
}
