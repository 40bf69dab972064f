import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { invalidField } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { listMarketplaceEvents } from '#db/marketplace-events'

const event = z
  .object({
    id: z.string(),
    type: z.string(),
    at: z.string().meta({ format: 'date-time' }),
    subject: z.object({ kind: z.string(), id: z.string() }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' })

export const eventEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/events',
    group: 'Reading',
    summary: 'Everything that happened that concerns the marketplace, oldest first',
    description:
      'The id of an event is a cursor too: ask again with `after` set to the last one you have seen. ' +
      'An id never becomes visible after a larger one.',
    permission: 'read_events',
    query: z.object(pageQuery),
    responses: { 200: pageOfItems(event) },
  }).handle(async ({ query: { limit, after } }, { services: { db } }) => {
    const rows = await listMarketplaceEvents(db, { after: readEventCursor(after), limit: limit + 1 })
    const items = rows.slice(0, limit).map(({ id, type, happenedAt, subjectKind, subjectId, data }) => ({
      id: String(id),
      type,
      at: happenedAt.toISOString(),
      subject: { kind: subjectKind, id: subjectId },
      data,
    }))
    return { status: 200, body: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null } }
  }),
]

function readEventCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,15}$/.test(cursor)) throw invalidField('after', 'is not the id of an event')
  return Number(cursor)
}
