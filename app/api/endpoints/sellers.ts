import { z } from 'zod'
import { pageOf, readIdCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { sellerExclusion } from '#app/api/schemas/exclusion.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { sellerQuality, showQuality } from '#app/api/schemas/seller-quality.ts'
import { externalId, text } from '#app/api/schemas/text.ts'
import { readConditions } from '#commands/exclusion/read-conditions'
import { findSellerQuality } from '#commands/find-seller-quality'
import type { Exclusion } from '#db/exclusions/cases'
import { findToldExclusion, isOutOfCatalogue, listSellersByCatalogue } from '#db/exclusions/catalogue'
import { findSellerFacts } from '#db/seller-page'
import type { Condition } from '#domain/exclusion/conditions'

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
    quality: sellerQuality.nullable().meta({ description: 'By the latest nightly run.' }),
    exclusion: sellerExclusion.nullable().meta({ description: 'From its notice on.' }),
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
    const isExcluded = catalogue && catalogue === 'excluded'
    const rows = await listSellersByCatalogue(
      db,
      { category, isExcluded },
      { after: place, limit: limit + 1 },
    )
    const item = ({ isExcluded, ...row }: (typeof rows)[number]) => ({
      ...row,
      catalogue: catalogueOf(isExcluded),
    })
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
  }).handle(async ({ params: { id } }, { services: { db }, now }) => {
    const found = await findSellerFacts(db, id)
    if (!found) throw new Problem('not_found')
    const told = await findToldExclusion(db, id)
    const quality = await findSellerQuality(db, id)
    const { name, category, joinedAt } = found
    return {
      status: 200,
      body: {
        id,
        name,
        category,
        joinedAt: joinedAt.toISOString(),
        catalogue: catalogueOf(await isOutOfCatalogue(db, id)),
        quality: quality ? showQuality(quality) : null,
        exclusion: told ? showExclusion(told, await readConditions(db, told, now)) : null,
      },
    }
  }),
]

function catalogueOf(isExcluded: boolean) {
  return isExcluded ? ('excluded' as const) : ('listed' as const)
}

function showExclusion(
  { id, state, scope, category, effectiveAt, recheckNotBefore, nextRecheckAt }: Exclusion,
  conditions: Condition[],
): z.input<typeof sellerExclusion> {
  return {
    id,
    state,
    scope,
    category,
    excludedAt: effectiveAt?.toISOString() ?? null,
    recheckNotBefore: recheckNotBefore?.toISOString() ?? null,
    nextRecheckAt: nextRecheckAt?.toISOString() ?? null,
    conditions,
  }
}
