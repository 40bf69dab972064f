import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { actorOf } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { instant } from '#app/api/schemas/instant.ts'
import type { ApiServices } from '#app/api/services.ts'
import { moveClock } from '#commands/move-clock'
import { untilClockReads } from '#db/clock'

const time = z.object({ now: instant }).meta({ id: 'Clock' })

export const clockEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/clock',
    group: 'Clock',
    summary: 'The time all parts read; in demo and test modes only',
    permission: 'move_clock',
    problems: ['not_in_production'],
    responses: { 200: time },
  }).handle(async (_, { services, now }) => {
    refuseInProduction(services)
    return { status: 200, body: { now: now.toISOString() } }
  }),
  endpoint({
    method: 'put',
    path: '/clock',
    group: 'Clock',
    summary: 'Move the clock forwards; scheduled work that becomes due runs',
    permission: 'move_clock',
    problems: ['not_in_production', 'backwards'],
    body: time,
    responses: { 200: time },
  }).handle(async ({ body }, { services, principal, now }) => {
    refuseInProduction(services)
    const to = new Date(body.now)
    const moved = await moveClock(services.db, { to }, actorOf(principal), now)
    if (!moved.ok) throw new Problem('backwards', { members: { now: now.toISOString() } })
    await untilClockReads(services.clock, to)
    return { status: 200, body: { now: moved.value.now.toISOString() } }
  }),
]

function refuseInProduction({ environment }: ApiServices): void {
  if (environment.mode === 'production') throw new Problem('not_in_production')
}
