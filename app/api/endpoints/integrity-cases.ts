import { z } from 'zod'
import { pageOf, readTimeCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { findCase, type ListedCase, listCasePage } from '#db/coercion/cases'
import { integrityKinds, integrityStates } from '#domain/coercion/state'

const instant = z.string().meta({ format: 'date-time' })

const integrityCase = z
  .object({
    id: z.string(),
    kind: z.enum(integrityKinds),
    sellerId: z.string(),
    reviewId: z.string(),
    state: z.enum(integrityStates),
    openedAt: instant,
    decidedAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'IntegrityCase' })

const forWhom =
  'Not to be shown to sellers: the author of a review is promised that its seller is not told. What the author answered is never in it.'

export const integrityCaseEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/integrity-cases',
    group: 'Reading',
    summary: 'List cases about changed reviews and retaliation, the newest first',
    description: forWhom,
    permission: 'read_integrity',
    query: z.object({
      ...pageQuery,
      state: z.enum(integrityStates).optional(),
      sellerId: externalId.optional(),
    }),
    responses: { 200: pageOfItems(integrityCase) },
  }).handle(async ({ query: { limit, after, ...filter } }, { services: { db } }) => {
    const from = readTimeCursor(after, z.uuid())
    const rows = await listCasePage(db, filter, { after: from, limit: limit + 1 })
    const place = ({ openedAt, id }: ListedCase) => [openedAt.toISOString(), id]
    return { status: 200, body: pageOf(rows, limit, { item: show, place }) }
  }),
  endpoint({
    method: 'get',
    path: '/integrity-cases/{id}',
    group: 'Reading',
    summary: 'Read one case about a changed review or retaliation',
    description: forWhom,
    permission: 'read_integrity',
    params: z.object({ id: z.uuid() }),
    responses: { 200: integrityCase },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findCase(db, id)
    if (!found) throw new Problem('not_found')
    return { status: 200, body: show(found) }
  }),
]

function show({ id, kind, sellerId, reviewId, state, openedAt, decidedAt, version }: ListedCase) {
  return {
    ...{ id, kind, sellerId, reviewId, state, version },
    openedAt: openedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}
