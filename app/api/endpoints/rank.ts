import { hash } from 'node:crypto'
import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { listRanks, type RankRow } from '#db/measures/rank'
import { rankStandingOf, serviceRatingOf } from '#domain/measures/rank'

const mostIds = 200
/** So long a copy may be used unasked. */
const freshSeconds = 15

const ids = z
  .string()
  .max(mostIds * 129, `must name at most ${mostIds} sellers`)
  .transform((sent) => [...new Set(sent.split(','))])
  .pipe(z.array(externalId).max(mostIds, `must name at most ${mostIds} sellers`))
  .meta({ type: 'string', description: `Up to ${mostIds} ids with commas between them.`, example: 's-1,s-2' })

const rank = z
  .object({
    id: z.string(),
    standing: z.enum(['listed', 'limited', 'partly_excluded', 'excluded', 'unknown']),
    categories: z
      .array(z.string())
      .optional()
      .meta({ description: 'Where partly excluded: the categories whose goods are out.' }),
    tier: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
    serviceRating: z
      .object({
        score: z.number().meta({ description: '0–100; comparable sellers have 75 on average.' }),
        low: z.number(),
        high: z.number(),
        n: z.int().meta({ description: 'Reviews and complaints it stands on.' }),
        computedAt: z.string().meta({ format: 'date-time' }),
      })
      .nullable(),
    limits: z.array(
      z.object({
        factor: z.number().meta({ description: 'What the rank is multiplied by, 0–1.' }),
        until: z.string().meta({ format: 'date-time' }),
      }),
    ),
    asOf: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'SellerRank' })

export const rankEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/sellers/rank',
    group: 'Reading',
    summary: 'Read what decides the rank of sellers',
    description:
      'What the catalogue and dispatch need to order sellers, one item for each id in the order asked. Nothing a ' +
      'seller pays enters it. An unchanged answer is 304 to its `ETag` in `If-None-Match`.',
    permission: 'read_quality',
    query: z.object({ ids }),
    responses: { 200: z.object({ items: z.array(rank) }), 304: null },
  }).handle(async ({ query }, { services: { db }, now }) => {
    const rows = await listRanks(db, query.ids, now)
    const run = rows[0]?.run ?? null
    const items = rows.map((row) => itemOf(row, run))
    const asOf = now.toISOString()
    return {
      status: 200,
      body: { items: items.map((item) => ({ ...item, asOf })) },
      // Weak, because the time of asking is no change.
      headers: { etag: `W/"${tagOf(items)}"`, 'cache-control': `private, max-age=${freshSeconds}` },
    }
  }),
]

function itemOf(row: RankRow, run: RankRow['run']) {
  const { id, limits, grade, feedback, events, totals, means, computedAt } = row
  const categories = [...new Set(row.categories)].sort()
  const isJudged = run && feedback !== null && events && totals && means && computedAt
  const standing = rankStandingOf({ ...row, categories })
  return {
    id,
    standing,
    ...(standing === 'partly_excluded' && { categories }),
    tier: grade,
    serviceRating: isJudged
      ? serviceRatingOf({ grade, feedback, events, totals, means, computedAt, ...run })
      : null,
    limits: limits.map(({ factor, until }) => ({ factor, until: new Date(until).toISOString() })),
  }
}

function tagOf(content: unknown): string {
  return hash('sha256', JSON.stringify(content), 'base64url').slice(0, 22)
}
