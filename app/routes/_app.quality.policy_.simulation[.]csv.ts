import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { formOf, readRules } from '#app/pages/quality-policy-form.ts'
import { nameSellers } from '#app/pages/simulated-policy.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { simulatePolicy } from '#commands/quality/simulate-policy'

/** Everybody whom the rules in the address would treat otherwise, as a file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const read = readRules(formOf(new URL(request.url).searchParams), { version: 'simulated' })
  if (!read.ok) throw new Response('These rules cannot be simulated.', { status: 422 })
  const simulation = await simulatePolicy(context.db, read.rules, {
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
  })
  if (!simulation) throw new Response('There has been no run yet.', { status: 404 })
  const sides = (['added', 'spared'] as const).map(async (side) =>
    (await nameSellers(context.db, simulation[side])).map((seller) => ({ change: side, ...seller })),
  )
  return csvAnswer(`simulation-${simulation.asOf}.csv`, columns, (await Promise.all(sides)).flat())
}

const columns = ['change', 'sellerId', 'name', 'category', 'size', 'feedback', 'before', 'after'] as const
