import { z } from 'zod'
import { pageOf, readIdCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { externalId, text } from '#app/api/schemas/text.ts'
import { listSellersById } from '#db/seller-directory'
import { findSellerFacts } from '#db/seller-page'

const listing = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    catalogue: z.enum(['listed', 'excluded']),
  })
  .meta({ id: 'SellerListing' })

const seller = listing
  .extend({
    joinedAt: z.string().meta({ format: 'date-time' }),
    quality: z.null().meta({ description: 'Not computed.' }),
    exclusion: z.null().meta({ description: 'None.' }),
  })
  .meta({ id: 'SellerReading' })

export const sellerEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/sellers',
    group: 'Reading',
    summary: 'List sellers by id',
    permission: 'read_sellers',
    query: z.object({
      ...pageQuery,
      catalogue: z.enum(['listed', 'excluded']).optional(),
      category: text({ min: 1, max: 128 }).optional(),
    }),
    responses: { 200: pageOfItems(listing) },
  }).handle(async ({ query: { limit, after, catalogue, category } }, { services: { db } }) => {
    const place = readIdCursor(after)
    // No seller is excluded yet by anything in this installation.
    const rows =
      catalogue === 'excluded'
        ? []
        : await listSellersById(db, { category }, { after: place, limit: limit + 1 })
    const item = (row: (typeof rows)[number]) => ({ ...row, catalogue: 'listed' as const })
    return { status: 200, body: pageOf(rows, limit, { item, place: ({ id }) => [id] }) }
  }),
  endpoint({
    method: 'get',
    path: '/sellers/{id}',
    group: 'Reading',
    summary: 'Read one seller',
    permission: 'read_sellers',
    params: z.object({ id: externalId }),
    responses: { 200: seller },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findSellerFacts(db, id)
    if (!found) throw new Problem('not_found')
    const { name, category, joinedAt } = found
    return {
      status: 200,
      body: {
        id,
        name,
        category,
        joinedAt: joinedAt.toISOString(),
        catalogue: 'listed',
        quality: null,
        exclusion: null,
      },
    }
  }),
]
