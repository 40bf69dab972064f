import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { isPassing } from '#app/api/problem-from-error.ts'
import { queueHealth } from '#db/outbox'

/** With due work left lying this long, nobody is taking it. */
const stalledSeconds = 60

const health = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    database: z.enum(['ok', 'unavailable']),
    queue: z.enum(['ok', 'stalled', 'unknown']),
    oldestUnscreenedSeconds: z.number().nullable(),
  })
  .meta({ id: 'Health' })

export const healthEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/health',
    group: 'Health',
    summary: 'Whether the installation works',
    description:
      'A stalled queue leaves the status `ok`, because the web process itself can serve: ' +
      'what waits is kept and is worked on when workers run again.',
    permission: 'public',
    responses: { 200: health, 503: health },
  }).handle(async (_, { services: { db }, now }) => {
    try {
      const { oldestDueSeconds, oldestUnscreenedSeconds } = await queueHealth(db, now)
      const queue = oldestDueSeconds > stalledSeconds ? ('stalled' as const) : ('ok' as const)
      return { status: 200, body: { status: 'ok', database: 'ok', queue, oldestUnscreenedSeconds } }
    } catch (error) {
      if (!isPassing(error)) throw error
      const body = { status: 'unavailable', database: 'unavailable', queue: 'unknown' } as const
      return { status: 503, body: { ...body, oldestUnscreenedSeconds: null } }
    }
  }),
]
