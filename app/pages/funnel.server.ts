import { z } from 'zod'
import type { Database } from '#db/client'
import { listFunnelPoints } from '#db/quality/plots'
import { findLatestRun } from '#db/quality/runs'

export const funnelWindows = [30, 90, 365] as const

const FunnelQuery = z.object({
  days: z.coerce.number().pipe(z.literal(funnelWindows)).catch(90),
  category: z
    .string()
    .max(200)
    .transform((name) => name || undefined)
    .optional()
    .catch(undefined),
  limits: z.enum(['wide', 'alike']).catch('wide'),
})

/** The sellers and limits an address asks for; what it says wrongly is left out. */
export async function readFunnel(db: Database, { searchParams }: URL, limit: number) {
  const query = FunnelQuery.parse(Object.fromEntries(searchParams))
  const { days, category, limits } = query
  const [{ points, targetShare }, run] = await Promise.all([
    listFunnelPoints(db, { days, category, limit }),
    findLatestRun(db),
  ])
  const shape = limits === 'wide' ? (run?.shape ?? null) : null
  return {
    query,
    sellers: points,
    target: targetShare === null ? null : { share: targetShare, shape },
    asOf: run?.asOf ?? null,
  }
}
